import type { Query } from "../aws/alarm.ts";

/** Of the HTTP API, as users see them: a crash, a time-out and an answer of 500 are all a 5xx there, which Lambda's own metrics tell apart. */
const ofApi = (id: string, name: string, statistic: string): Query => ({
  id,
  namespace: "AWS/ApiGateway",
  name,
  dimensions: [["ApiId", "!Ref ApiId"]],
  statistic,
});

export const FAILURES: readonly Query[] = [
  { id: "failed", expression: "FILL(faults, 0)" },
  ofApi("all", "Count", "Sum"),
  ofApi("faults", "5xx", "Sum"),
];

export const latencyOf = (percentile: number): readonly Query[] => [ofApi("latency", "Latency", `p${percentile}`)];

export const THROTTLES: readonly Query[] = [
  { id: "throttles", namespace: "AWS/Lambda", name: "Throttles", dimensions: [["FunctionName", "!Ref FunctionName"]], statistic: "Sum" },
];
