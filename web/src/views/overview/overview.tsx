import { ViewHead } from "../../elements/view-head.tsx";
import { BrokenNow } from "./broken-now.tsx";
import { DeploymentsPanel } from "./deployments-panel.tsx";
import { FlakyTop } from "./flaky-top.tsx";
import { GeneratorPanel } from "./generator-panel.tsx";
import { GithubPanel } from "./github-panel.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { LatestRuns } from "./latest-runs.tsx";
import { PlayPanel } from "./play-panel.tsx";
import { ReleasesPanel } from "./releases-panel.tsx";
import { RunsOverTime } from "./runs-over-time.tsx";
import { useMetrics } from "./use-metrics.ts";
import { WindowChoice } from "./window-choice.tsx";
import { windowOf } from "./windows.ts";
import "./overview.css";

/** What is broken right now, how CI has been, and what happened last. */
export function Overview({ window: name }: { readonly window: string | null }) {
  const window = windowOf(name);
  const metrics = useMetrics(window);
  return (
    <div class="view overview">
      <ViewHead title="Overview">
        <WindowChoice window={window} />
      </ViewHead>
      <BrokenNow />
      <KeyFigures metrics={metrics} />
      <div class="overview-columns">
        <div class="view">
          <RunsOverTime metrics={metrics} window={window} />
          <LatestRuns />
        </div>
        <div class="view">
          <GithubPanel />
          <PlayPanel />
          <ReleasesPanel />
          <DeploymentsPanel />
          <FlakyTop />
          <GeneratorPanel />
        </div>
      </div>
    </div>
  );
}
