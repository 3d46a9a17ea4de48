import type { ReleaseContext } from "../../../../contract/release.ts";
import { panelsOf } from "./dashboard-panels.ts";
import { layOut } from "./panel.ts";
import { ofService } from "./promql.ts";

const LONGEST_UID = 40;

/** `monitoring/dashboard.json` for Grafana 11 and newer. The data source is a variable, so that it imports anywhere. */
export function dashboardJson(context: ReleaseContext): string {
  const dashboard = {
    uid: context.slug.slice(0, LONGEST_UID),
    title: `${context.service}: service levels`,
    tags: ["bellwether", context.service],
    schemaVersion: 39,
    version: 1,
    editable: true,
    graphTooltip: 1,
    refresh: "1m",
    time: { from: "now-6h", to: "now" },
    timezone: "browser",
    templating: { list: [dataSource(), environment(context)] },
    annotations: { list: [] },
    links: [],
    panels: layOut(panelsOf(context)),
  };
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}

const dataSource = () => ({ name: "datasource", label: "Data source", type: "datasource", query: "prometheus", refresh: 1, hide: 0 });

const environment = (context: ReleaseContext) => {
  const query = `label_values(http_requests_total{${ofService(context)}}, environment)`;
  const last = context.environments.at(-1) ?? "production";
  return {
    name: "environment",
    label: "Environment",
    type: "query",
    datasource: { type: "prometheus", uid: "$datasource" },
    definition: query,
    query: { query, refId: "environments" },
    current: { text: last, value: last },
    refresh: 2,
    sort: 1,
    hide: 0,
  };
};
