import type { ReleaseContext } from "../../../../contract/release.ts";
import { sub } from "../aws/reference.ts";
import type { Widget } from "../aws/widgets.ts";
import { budgetOf, percentText, tidy } from "../objectives.ts";

/** Latency, throughput, errors, burn and throttles; the same metrics as the alarms read. */
export const widgetsOf = (context: ReleaseContext): Widget[] => {
  const { latency } = context;
  return [
    {
      title: "Latency",
      label: "ms",
      metrics: [...new Set([50, 95, latency.percentile])].map((p) => ofApi("Latency", { stat: `p${p}`, label: `p${p}` })),
      limit: { label: `p${latency.percentile} objective`, value: latency.milliseconds },
    },
    { title: "Throughput", label: "requests in 5 min", metrics: [ofApi("Count", { stat: "Sum" })] },
    {
      title: "Errors",
      label: "%",
      metrics: share("100 * FILL(faults, 0) / all", "failed"),
      limit: { label: `objective ${percentText(context.availability)}`, value: tidy(100 * budgetOf(context)) },
    },
    {
      title: "Error budget burn",
      label: "times the budget",
      metrics: share(`FILL(faults, 0) / all / ${budgetOf(context)}`, "burn"),
      limit: { label: "spends 30 days' budget in 30 days", value: 1 },
    },
    {
      title: "Throttles and concurrency",
      label: "requests",
      metrics: [ofFunction("Throttles", { stat: "Sum" }), ofFunction("ConcurrentExecutions", { stat: "Maximum" })],
    },
  ];
};

type Options = Readonly<Record<string, unknown>>;
const ofApi = (metric: string, options: Options) => ["AWS/ApiGateway", metric, "ApiId", sub("ApiId"), options];
const ofFunction = (metric: string, options: Options) => ["AWS/Lambda", metric, "FunctionName", sub("FunctionName"), options];

const share = (expression: string, label: string) => [
  [{ id: "share", expression, label }],
  ofApi("Count", { id: "all", stat: "Sum", visible: false }),
  ofApi("5xx", { id: "faults", stat: "Sum", visible: false }),
];
