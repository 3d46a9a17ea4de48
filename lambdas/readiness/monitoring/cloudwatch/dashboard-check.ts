import { quantileOf } from "../../../domain/releases/automation/objectives.ts";
import { lookAt } from "../documents/read.ts";
import { overlaps } from "../grafana/overlaps.ts";
import { dashboards, drawnBy, isMetric, type MetricWidget, type Widget } from "./dashboard-file.ts";
import { quantileOf as quantileOfStat } from "./measured.ts";
import { type Kind, kindOf } from "./metric-table.ts";
import { CLOUDWATCH } from "./template-file.ts";

const COLUMNS = 24;

/** CloudWatch shows what it cannot read as an empty page. */
export const lookAtWidgets = lookAt(dashboards, (read) => {
  if ("problems" in read) return { problems: read.problems, evidence: "" };
  const widgets = read.value;
  return {
    problems: layoutProblems(widgets).map((problem) => `${CLOUDWATCH}: ${problem}`),
    evidence: `${widgets.length} widgets with metrics and units, none over another`,
  };
});

/** The three that a service is judged by. */
export const lookAtWidgetCoverage = lookAt(dashboards, (read, { context }) => {
  if ("problems" in read) return { problems: read.problems, evidence: "" };
  const drawn = read.value.filter(isMetric).flatMap(drawnBy);
  const shows = (kinds: readonly Kind[], among: typeof drawn) =>
    among.some(({ namespace, metric }) => kinds.includes(kindOf(namespace, metric)));
  const isObjective = (stat: string) => Math.abs((quantileOfStat(stat) ?? 0) - quantileOf(context)) < 1e-9;
  const latency = drawn.some(({ namespace, metric, stat }) => kindOf(namespace, metric) === "latency" && isObjective(stat));
  const problems = [
    ...(latency ? [] : [`no widget shows the p${context.latency.percentile} of latency`]),
    ...(shows(
      ["requests"],
      drawn.filter(({ isVisible }) => isVisible),
    )
      ? []
      : ["no widget shows throughput"]),
    ...(shows(["failures", "failed percent"], drawn) ? [] : ["no widget shows errors"]),
  ];
  return {
    problems: problems.map((problem) => `${CLOUDWATCH}: ${problem}`),
    evidence: "widgets show latency at the objective's percentile, throughput and errors",
  };
});

const layoutProblems = (widgets: readonly Widget[]): string[] => [
  ...widgets.filter(({ x, width }) => x + width > COLUMNS).map((widget) => `${nameOf(widget)} is beyond the right edge`),
  ...overlaps(widgets.map((widget) => ({ ...widget, title: nameOf(widget) }))),
  ...widgets
    .filter(isMetric)
    .filter(({ properties }) => properties.yAxis === undefined)
    .map((widget) => `${nameOf(widget)} has no unit`),
];

const nameOf = (widget: Widget | MetricWidget) => `the widget ${isMetric(widget) ? widget.properties.title : widget.type}`;
