import { useNow } from "../app/clock.ts";
import { formatIn, formatInstant } from "../text/time.ts";

/** An instant to come, as people say it, with the instant itself in its title. */
export function Until({ at }: { readonly at: string }) {
  const now = useNow();
  return (
    <time class="when" dateTime={at} title={formatInstant(at)}>
      {formatIn(at, now)}
    </time>
  );
}
