import * as z from "zod";
import { parseJson } from "../documents/json-file.ts";
import { mapped, type Read } from "../documents/read.ts";
import { textOf } from "./intrinsics.ts";
import { CLOUDWATCH, resourcesOf, templateFile } from "./template-file.ts";

/** `["AWS/Lambda", "Errors", "FunctionName", "name", { "stat": "Sum" }]`, or an object of its own for an expression. */
const Row = z.array(z.union([z.string(), z.looseObject({ stat: z.string().optional(), visible: z.boolean().optional() })])).min(1);
const Metric = z.object({
  type: z.literal("metric"),
  x: z.int().nonnegative().default(0),
  y: z.int().nonnegative().default(0),
  width: z.int().positive().max(24).default(6),
  height: z.int().positive().max(1000).default(6),
  properties: z.looseObject({
    title: z.string().min(1),
    region: z.string().min(1),
    stat: z.string().default("Average"),
    metrics: z.array(Row).min(1).max(500),
    yAxis: z.looseObject({ left: z.looseObject({ label: z.string().min(1) }) }).optional(),
  }),
});
const Other = z.looseObject({
  type: z.enum(["text", "log", "alarm", "explorer", "custom"]),
  x: z.int().default(0),
  y: z.int().default(0),
  width: z.int().default(6),
  height: z.int().default(6),
});
const Body = z.looseObject({
  widgets: z
    .array(z.discriminatedUnion("type", [Metric, Other]))
    .min(1)
    .max(500),
});

export type Widget = z.infer<typeof Body>["widgets"][number];
export type MetricWidget = z.infer<typeof Metric>;

/** The widgets of all dashboards of the template, each body being JSON within the YAML. */
export const dashboards = mapped(templateFile, (template): Read<readonly Widget[]> => {
  const bodies = resourcesOf(template, "AWS::CloudWatch::Dashboard").map(({ id, properties }) =>
    parseJson(textOf(properties.DashboardBody) ?? "", Body, `${CLOUDWATCH}: Resources.${id}: DashboardBody`),
  );
  const problems = bodies.flatMap((body) => ("problems" in body ? body.problems : []));
  if (bodies.length === 0) return { problems: [`${CLOUDWATCH}: there is no dashboard`] };
  return problems.length > 0 ? { problems } : { value: bodies.flatMap((body) => ("value" in body ? body.value.widgets : [])) };
});

export const isMetric = (widget: Widget): widget is MetricWidget => widget.type === "metric";

export type Drawn = {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly string[];
  readonly stat: string;
  /** False where it only feeds an expression. */
  readonly isVisible: boolean;
};

/** The metrics that a widget draws or works with; "." repeats what stands above it. */
export function drawnBy({ properties: { metrics, stat } }: MetricWidget): Drawn[] {
  let above: string[] = [];
  return metrics.flatMap((row) => {
    const words = row.filter((part) => typeof part === "string").map((word, at) => (word === "." ? (above[at] ?? "") : word));
    const options = row.find((part) => typeof part === "object") ?? {};
    const [namespace, metric, ...rest] = words;
    if (namespace === undefined || metric === undefined) return [];
    above = words;
    const dimensions = rest.filter((_, at) => at % 2 === 0);
    return [{ namespace, metric, dimensions, stat: options.stat ?? stat, isVisible: options.visible ?? true }];
  });
}
