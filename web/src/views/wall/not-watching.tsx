import type { ObserverState, WallConfig } from "../../../../lambdas/contract/observer.ts";
import { Empty } from "../../elements/empty.tsx";
import { formatDuration, plural } from "../../text/format.ts";
import { SetUp } from "./set-up.tsx";

type NotWatchingProps = { readonly observer: ObserverState; readonly config: WallConfig | null };

/** Why there is no tile at all, and what to do or to wait for. */
export function NotWatching({ observer: { status }, config }: NotWatchingProps) {
  switch (status) {
    case "off":
      return <SetUp />;
    case "misconfigured":
      return <SetUp again />;
    case "waiting":
      return (
        <Empty title="Tiles come with the first poll">
          {config === null ? "It is due any moment." : `One is due each ${formatDuration(config.refreshSeconds)}.`}
        </Empty>
      );
    case "watching":
      return (
        <Empty title="No workflow has run">
          {config === null ? "" : `Nothing was found in ${config.repos.join(", ")} in the last ${plural(config.backfillDays, "day")}.`}
        </Empty>
      );
    case "paused":
    case "failing":
      return <Empty title="Nothing has been read yet">What is in the way is told above.</Empty>;
  }
}
