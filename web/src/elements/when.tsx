import { useNow } from "../app/clock.ts";
import { NO_DATA } from "../text/format.ts";
import { formatAgo, formatInstant } from "../text/time.ts";

/** An instant as people say it, with the instant itself in its title. */
export function When({ at }: { readonly at: string | null }) {
  const now = useNow();
  if (at === null) return <span title="no data">{NO_DATA}</span>;
  return (
    <time class="when" dateTime={at} title={formatInstant(at)}>
      {formatAgo(at, now)}
    </time>
  );
}
