import type { ClusterDetail } from "../../../../lambdas/contract/cluster.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { useNow } from "../../app/clock.ts";
import { clustersHref, incidentHref, runHref, runsHref } from "../../app/hrefs.ts";
import { Trend } from "../../charts/trend.tsx";
import { Actions } from "../../elements/actions.tsx";
import { EvidenceLines } from "../../elements/evidence-lines.tsx";
import { Fact, Facts } from "../../elements/facts.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { Tag } from "../../elements/tag.tsx";
import { ViewHead } from "../../elements/view-head.tsx";
import { When } from "../../elements/when.tsx";
import { asTitle, asWords, formatCount } from "../../text/format.ts";
import { Occurrences } from "./occurrences.tsx";
import "./cluster.css";

const SECONDS = 5;

/** One cluster: what its failures have in common, where and how often they come. */
export function ClusterView({ id }: { readonly id: string }) {
  const cluster = usePoll(resources.cluster(id), SECONDS);
  return (
    <div class="view">
      <ViewHead title={cluster.data?.title ?? "Cluster"} before={<a href={clustersHref()}>Failure clusters</a>} />
      <Loaded of={cluster} lines={6}>
        {(data) => (
          <div class="view">
            <Summary cluster={data} />
            <Sample sample={data.sample} />
            <Occurrences recent={data.recent} />
            <Places cluster={data} />
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Summary({ cluster }: { readonly cluster: ClusterDetail }) {
  const nowMs = useNow();
  return (
    <Panel title={cluster.cause} aside={<Tag tone="bad">{asTitle(cluster.category)}</Tag>}>
      <Facts>
        <Fact name="Kind">{asWords(cluster.subCategory)}</Fact>
        <Fact name="Runs">{formatCount(cluster.count)}</Fact>
        <Fact name="First seen">
          <When at={cluster.firstSeenAt} />
        </Fact>
        <Fact name="Last seen">
          <When at={cluster.lastSeenAt} />
        </Fact>
        <Fact name="Incident">
          {cluster.incidentId === null ? "none" : <a href={incidentHref(cluster.incidentId)}>its newest incident</a>}
        </Fact>
      </Facts>
      <div class="cluster-trend">
        <span class="muted small">Runs a day, last 14 days</span>
        <Trend trend={cluster.trend} nowMs={nowMs} large />
      </div>
      <Actions actions={cluster.actions} />
      <p class="cluster-fingerprint muted small">
        Fingerprint <code>{cluster.fingerprint}</code>
      </p>
    </Panel>
  );
}

const Sample = ({ sample: { runId, repo, step, message, evidence } }: { readonly sample: ClusterDetail["sample"] }) => (
  <Panel title="A sample" aside={<a href={runHref(runId, { step })}>its run in {repo}</a>}>
    {message !== "" && <pre class="cluster-message">{message}</pre>}
    <EvidenceLines evidence={evidence} hrefOf={(line) => runHref(runId, { step, line })} />
  </Panel>
);

const Places = ({ cluster: { repos, tests } }: { readonly cluster: ClusterDetail }) => (
  <Panel title="Where">
    <ul class="cluster-places">
      {repos.map((repo) => (
        <li key={repo}>
          <a href={runsHref({ repo })}>{repo}</a>
        </li>
      ))}
      {tests.map((test) => (
        <li key={test}>
          <code>{test}</code>
        </li>
      ))}
    </ul>
  </Panel>
);
