import type { ReleaseContext } from "../../../../contract/release.ts";
import { sub } from "../aws/reference.ts";
import type { Widget } from "../aws/widgets.ts";
import { budgetOf, percentText } from "../objectives.ts";

/** Latency as seen from outside, requests, errors and burn; the same metrics as the alarms read. */
export const widgetsOf = (context: ReleaseContext): Widget[] => {
  const { latency, slug, service } = context;
  const fromOutside = [slug, "Latency", "service", service, "environment", sub("Environment")];
  return [
    {
      title: "Latency from outside",
      label: "ms",
      metrics: [...new Set([50, latency.percentile])].map((p) => [...fromOutside, { stat: `p${p}`, label: `p${p}` }]),
      limit: { label: `p${latency.percentile} objective`, value: latency.milliseconds },
    },
    { title: "Throughput", label: "requests in 5 min", metrics: [ofDistribution("Requests", { stat: "Sum" })] },
    {
      title: "Errors",
      label: "%",
      metrics: [ofDistribution("5xxErrorRate", { stat: "Average" }), ofDistribution("4xxErrorRate", { stat: "Average" })],
      limit: { label: `objective ${percentText(context.availability)}`, value: Number((100 * budgetOf(context)).toPrecision(10)) },
    },
    {
      title: "Error budget burn",
      label: "times the budget",
      metrics: [
        [{ id: "burn", expression: `rate / 100 / ${budgetOf(context)}`, label: "burn" }],
        ofDistribution("5xxErrorRate", { id: "rate", stat: "Average", visible: false }),
      ],
      limit: { label: "spends 30 days' budget in 30 days", value: 1 },
    },
  ];
};

const ofDistribution = (metric: string, options: Readonly<Record<string, unknown>>) => [
  "AWS/CloudFront",
  metric,
  "DistributionId",
  sub("DistributionId"),
  "Region",
  "Global",
  options,
];
