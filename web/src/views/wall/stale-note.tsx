import { useNow } from "../../app/clock.ts";
import { When } from "../../elements/when.tsx";
import { formatMoment } from "./moment.ts";
import type { Staleness } from "./staleness.ts";

/** The wall shows the past, and says which. */
export function StaleNote({ stale: { asOf, because }, retry }: { readonly stale: Staleness; readonly retry: () => void }) {
  const nowMs = useNow();
  return (
    <p class="wall-stale-note" role="status" data-testid="wall-stale">
      <strong>Not up to date.</strong>{" "}
      {asOf === null ? (
        "Nobody knows how old this is. "
      ) : (
        <>
          This is how it was at {formatMoment(asOf, nowMs)}, <When at={asOf} />.{" "}
        </>
      )}
      {because === "no-poll" && "GitHub has not been read since. "}
      <button type="button" class="plain" onClick={retry}>
        Ask again
      </button>
    </p>
  );
}
