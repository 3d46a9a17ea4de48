import type { Cluster } from "../../../../lambdas/contract/cluster.ts";
import { useNow } from "../../app/clock.ts";
import { clusterHref, incidentHref } from "../../app/hrefs.ts";
import { Trend } from "../../charts/trend.tsx";
import { Tag } from "../../elements/tag.tsx";
import { When } from "../../elements/when.tsx";
import { asTitle, plural } from "../../text/format.ts";
import "./cluster-row.css";

/** One cluster in a list. */
export function ClusterRow({ cluster }: { readonly cluster: Cluster }) {
  const { id, title, category, subCategory, count, repos, lastSeenAt, trend, incidentId } = cluster;
  const nowMs = useNow();
  return (
    <li class="cluster-row" data-testid="cluster">
      <div class="cluster-what">
        <a href={clusterHref(id)}>{title}</a>
        <span class="muted small">
          <Tag tone="bad" title={subCategory}>
            {asTitle(category)}
          </Tag>{" "}
          {repos.length === 1 ? repos[0] : plural(repos.length, "repository", "repositories")}
        </span>
      </div>
      <Trend trend={trend} nowMs={nowMs} />
      <span class="cluster-count">{plural(count, "run")}</span>
      <span class="cluster-when muted small">
        <When at={lastSeenAt} />
      </span>
      <span class="cluster-incident">{incidentId !== null && <a href={incidentHref(incidentId)}>incident</a>}</span>
    </li>
  );
}
