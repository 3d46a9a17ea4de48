import type { Incident } from "../../../../lambdas/contract/incident.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { clusterHref, incidentsHref, runHref, runsHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { Fact, Facts } from "../../elements/facts.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { ViewHead } from "../../elements/view-head.tsx";
import { When } from "../../elements/when.tsx";
import { formatCount, formatMinutes, NO_DATA } from "../../text/format.ts";
import { IncidentOrigin } from "./incident-origin.tsx";
import { IncidentStatusTag } from "./incident-status.tsx";
import { Postmortem } from "./postmortem.tsx";
import { StatusForm } from "./status-form.tsx";
import { Timeline } from "./timeline.tsx";
import "./incident.css";

const SECONDS = 3;

/** One incident: what broke, since when and which commit, what it cost, what was done about it. */
export function IncidentView({ id }: { readonly id: string }) {
  const incident = usePoll(resources.incident(id), SECONDS);
  return (
    <div class="view" data-testid="incident-view">
      <ViewHead title={incident.data?.title ?? "Incident"} before={<a href={incidentsHref()}>Incidents</a>} />
      <Loaded of={incident} lines={6}>
        {(data) => (
          <div class="incident-columns">
            <div class="view">
              <Summary incident={data} />
              <Timeline entries={data.timeline} />
              <Postmortem incidentId={id} version={data.timeline.length} />
            </div>
            <div class="view">
              <StatusForm incident={data} />
              {data.impact.runs > 0 && <Impact incident={data} />}
            </div>
          </div>
        )}
      </Loaded>
    </div>
  );
}

const Summary = ({ incident }: { readonly incident: Incident }) => (
  <Panel title="What is known">
    <IncidentOrigin incident={incident} />
    <SummaryFacts incident={incident} />
    <SuspectedCause suspected={incident.suspectedCause} />
  </Panel>
);

const SummaryFacts = ({ incident: { status, openedAt, resolvedAt, lastSeenAt, reopened, clusterId } }: { readonly incident: Incident }) => (
  <Facts>
    <Fact name="Status">
      <IncidentStatusTag status={status} />
    </Fact>
    <Fact name="Opened">
      <When at={openedAt} />
    </Fact>
    <Fact name="Last seen">
      <When at={lastSeenAt} />
    </Fact>
    <Fact name="Resolved">
      <When at={resolvedAt} />
    </Fact>
    <Fact name="Reopened">{reopened === 0 ? "never" : formatCount(reopened)}</Fact>
    <Fact name="Cluster">{clusterId === null ? NO_DATA : <a href={clusterHref(clusterId)}>all its failures</a>}</Fact>
  </Facts>
);

const SuspectedCause = ({ suspected }: { readonly suspected: Incident["suspectedCause"] }) => (
  <p class="incident-cause">
    <span class="muted small">Suspected cause</span>
    {suspected === null ? (
      <span>No data</span>
    ) : (
      <span>
        {suspected.text}{" "}
        <a href={runHref(suspected.runId)}>
          Its first run
          {suspected.commit !== null && (
            <>
              {" "}
              on <Commit sha={suspected.commit} />
            </>
          )}
        </a>
      </span>
    )}
  </p>
);

const Impact = ({ incident: { impact } }: { readonly incident: Incident }) => (
  <Panel title="Impact">
    <Facts>
      <Fact name="Runs">{formatCount(impact.runs)}</Fact>
      <Fact name="Repositories">{formatCount(impact.repos.length)}</Fact>
      <Fact name="Tests">{impact.tests.length === 0 ? "none" : formatCount(impact.tests.length)}</Fact>
      <Fact name="Machine time">{formatMinutes(impact.minutes)}</Fact>
    </Facts>
    <ul class="incident-things">
      {impact.repos.map((repo) => (
        <li key={repo}>
          <a href={runsHref({ repo })}>{repo}</a>
        </li>
      ))}
      {impact.tests.map((test) => (
        <li key={test}>
          <code>{test}</code>
        </li>
      ))}
    </ul>
  </Panel>
);
