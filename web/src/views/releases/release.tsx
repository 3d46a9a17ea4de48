import { useEffect, useState } from "preact/hooks";
import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { releasesHref } from "../../app/hrefs.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { ViewHead } from "../../elements/view-head.tsx";
import { shortId } from "../../text/format.ts";
import { BreakGlassNote } from "./break-glass-note.tsx";
import { ChainPanel } from "./chain-panel.tsx";
import { GatePanel } from "./gate-panel.tsx";
import { PackagePanel } from "./package-panel.tsx";
import { pollSeconds } from "./poll-seconds.ts";
import { PromotionsPanel } from "./promotions-panel.tsx";
import { ReadinessPanel } from "./readiness-panel.tsx";
import { ReleaseActions } from "./release-actions.tsx";
import { ReleaseSummary } from "./release-summary.tsx";
import { ReleaseTimeline } from "./release-timeline.tsx";
import { ReviewPanel } from "./review-panel.tsx";
import { RollbackPanel } from "./rollback-panel.tsx";
import { TracePanel } from "./trace-panel.tsx";
import "./release.css";

/** One release: how it stands and what it waits for, how it came to be, what was decided and why. Followed while it goes on. */
export function ReleaseView({ id }: { readonly id: string }) {
  const [seconds, setSeconds] = useState(pollSeconds(null));
  const release = usePoll(resources.release(id), seconds);
  const wanted = pollSeconds(release.data?.status ?? null);
  useEffect(() => setSeconds(wanted), [wanted]);
  const { data } = release;
  return (
    <div class="view" data-testid="release-view">
      <ViewHead
        title={data === null ? `Release ${shortId(id)}` : `${data.context.name} ${data.context.version}`}
        before={<a href={releasesHref()}>Releases</a>}
      />
      <Loaded of={release} lines={8}>
        {(known) => <ReleaseParts release={known} />}
      </Loaded>
    </div>
  );
}

const ReleaseParts = ({ release }: { readonly release: ReleaseDetail }) => (
  <div class="view">
    <ReleaseSummary release={release} />
    {release.review?.breakGlass && <BreakGlassNote review={release.review} />}
    <div class="release-columns">
      <div class="view">
        <PromotionsPanel release={release} />
      </div>
      <div class="view">
        <ReleaseActions release={release} />
        {release.review && <ReviewPanel review={release.review} />}
        {release.rollback && <RollbackPanel rollback={release.rollback} />}
      </div>
    </div>
    <ChainPanel release={release} />
    <div class="release-columns">
      <div class="view">
        <ReadinessPanel release={release} />
      </div>
      <div class="view">
        <GatePanel release={release} />
      </div>
    </div>
    <PackagePanel release={release} />
    <TracePanel release={release} />
    <ReleaseTimeline entries={release.timeline} />
  </div>
);
