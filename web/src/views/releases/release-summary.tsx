import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { deploymentsHref, releasesHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { Fact, Facts } from "../../elements/facts.tsx";
import { When } from "../../elements/when.tsx";
import { NO_DATA } from "../../text/format.ts";
import { BreakGlassTag } from "./break-glass-tag.tsx";
import { DecisionTag } from "./decision-tag.tsx";
import { lookOf } from "./look-of.ts";
import { availabilityWords, latencyWords } from "./objectives.ts";
import { StandingMark } from "./standing-mark.tsx";
import { WaitLine } from "./wait-line.tsx";
import "../run/run-summary.css";

/** How a release stands and why, what it waits for, and what it is of. */
export const ReleaseSummary = ({ release }: { readonly release: ReleaseDetail }) => (
  <section class={`run-summary tone-${lookOf(release.status).tone}`} aria-label="Summary">
    <p class="run-end" data-testid="release-status" data-status={release.status}>
      <StandingMark of={release.status} />
      <DecisionTag decision={release.gate?.decision ?? null} />
      {release.review?.breakGlass && <BreakGlassTag />}
      {release.reason !== null && <span>{release.reason}</span>}
    </p>
    <WaitLine release={release} />
    <ReleaseFacts release={release} />
  </section>
);

const ReleaseFacts = ({ release: { context, requestedBy, requestedAt, endedAt, build, id } }: { readonly release: ReleaseDetail }) => (
  <Facts>
    <Fact name="Service">
      <a href={deploymentsHref({ service: context.service })} title="Its deployments">
        {context.service}
      </a>{" "}
      <a class="small" href={releasesHref({ service: context.service })}>
        releases
      </a>
    </Fact>
    <Fact name="Commit">
      <Commit sha={context.commit} />
    </Fact>
    <Fact name="Repository">{context.repo ?? NO_DATA}</Fact>
    <Fact name="Framework">{context.framework}</Fact>
    <Fact name="Serving">{context.serving}</Fact>
    <Fact name="Target">{context.target}</Fact>
    <Fact name="Latency">{latencyWords(context.latency)}</Fact>
    <Fact name="Availability">{availabilityWords(context.availability)}</Fact>
    <Fact name="Environments">{context.environments.join(" → ")}</Fact>
    <Fact name="Requested">
      <When at={requestedAt} /> by {requestedBy}
    </Fact>
    {endedAt !== null && (
      <Fact name="Ended">
        <When at={endedAt} />
      </Fact>
    )}
    <Fact name="Build" title="1, and one more for each replaced file">
      {build}
    </Fact>
    <Fact name="Id">
      <code>{id}</code>
    </Fact>
  </Facts>
);
