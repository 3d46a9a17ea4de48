import { duplicates } from "../documents/duplicates.ts";
import { lookAt } from "../documents/read.ts";
import { DASHBOARD, type Dashboard, dashboardFile, type Panel } from "./dashboard-file.ts";
import { overlaps } from "./overlaps.ts";
import { undefinedIn } from "./variables.ts";

const COLUMNS = 24;

/** Grafana loads almost anything and then shows an empty panel: so what a reader needs is asked for. */
export const lookAtLayout = lookAt(dashboardFile, (dashboard) => ({
  problems: [...pageProblems(dashboard), ...dashboard.drawing.flatMap((panel) => panelProblems(panel, dashboard))].map(
    (problem) => `${DASHBOARD}: ${problem}`,
  ),
  evidence: `${dashboard.drawing.length} panels with units and a data source, none over another`,
}));

function pageProblems({ shown, drawing, variables }: Dashboard): string[] {
  const ids = [...new Set([...shown, ...drawing])].flatMap(({ id }) => (id === undefined ? [] : [String(id)]));
  return [
    ...duplicates(ids).map((id) => `two panels have the id ${id}`),
    ...duplicates(variables.map(({ name }) => name)).map((name) => `the variable ${name} is there twice`),
    ...shown.filter(({ gridPos: { x, w } }) => x + w > COLUMNS).map(({ title }) => `the panel ${title} is beyond the right edge`),
    ...overlaps(shown.map(({ title, gridPos: { x, y, w, h } }) => ({ title, x, y, width: w, height: h }))),
  ];
}

function panelProblems({ title, fieldConfig, datasource, targets }: Panel, { variables }: Dashboard): string[] {
  const sources = targets.length === 0 ? [datasource] : targets.map((target) => target.datasource ?? datasource);
  return [
    ...(title === "" ? ["a panel has no title"] : []),
    ...(fieldConfig.defaults.unit ? [] : [`the panel ${title} has no unit`]),
    ...(targets.some(({ expr }) => expr !== undefined) ? [] : [`the panel ${title} asks nothing`]),
    ...duplicates(targets.map(({ refId }) => refId)).map((refId) => `the panel ${title} has two queries ${refId}`),
    ...[...new Set(sources.flatMap((source) => sourceProblem(source, variables)))].map((problem) => `the panel ${title} ${problem}`),
    ...targets
      .flatMap(({ expr }) => undefinedIn(expr ?? "", variables))
      .map((name) => `the panel ${title} uses $${name}, which is not defined`),
  ];
}

function sourceProblem(source: Panel["datasource"], variables: Dashboard["variables"]): string[] {
  const uid = typeof source === "string" ? source : source?.uid;
  if (!uid) return ["has no data source"];
  const [, name] = /^\$\{?(\w+)\}?$/.exec(uid) ?? [];
  if (name === undefined || variables.some((one) => one.name === name && one.type === "datasource")) return [];
  return [`takes its data source from ${uid}, which is no variable of that kind`];
}
