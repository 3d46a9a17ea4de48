import { both, mapped } from "../documents/read.ts";
import { dashboardFile } from "../grafana/dashboard-file.ts";
import { panelQueries, variableQueries } from "../grafana/queries.ts";
import { RULES, rulesFile } from "./rules-file.ts";

/** A PromQL text, and where it stands. */
export type Asked = { readonly where: string; readonly text: string };

/** Every expression that the package asks Prometheus: of rules, panels and variables. */
export const expressions = mapped(both(rulesFile, dashboardFile), ([{ alerts, recordings }, dashboard]): Asked[] => [
  ...alerts.map(({ alert, expr }) => ({ where: `${RULES}: alert ${alert}`, text: expr })),
  ...recordings.map(({ record, expr }) => ({ where: `${RULES}: recording ${record}`, text: expr })),
  ...panelQueries(dashboard),
  ...variableQueries(dashboard),
]);
