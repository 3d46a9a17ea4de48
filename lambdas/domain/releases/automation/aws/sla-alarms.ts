import type { ReleaseContext } from "../../../../contract/release.ts";
import { secondsOf, type Window } from "../../burn-windows.ts";
import { indent } from "../../infrastructure/indent.ts";
import { type BurnThreshold, budgetOf, burnThresholds, errorLimit, LEAST_FAILURES, percentText } from "../objectives.ts";
import { ACTIONS, alarmName, type MetricAlarm, metricAlarm, type Query } from "./alarm.ts";

/** How a stack measures failures: queries by the ids `failed` and `all`, both numbers of requests. */
export type Failures = readonly Query[];

const DAY = 86_400;
const SHARE = "IF(all > 0, failed / all, 0)";
const SHARE_WITH_EVIDENCE = `IF(all > 0 AND failed >= ${LEAST_FAILURES}, failed / all, 0)`;

/** The same objectives and thresholds as Prometheus' rules elsewhere; each pair of windows is a composite of two alarms. */
export const slaAlarms = (context: ReleaseContext, failures: Failures): string =>
  [
    ...burnThresholds(context).flatMap((burn) => [
      metricAlarm(context.slug, windowAlarm(burn, burn.long, failures)),
      metricAlarm(context.slug, windowAlarm(burn, burn.short, failures)),
      burnAlarm(context, burn),
    ]),
    metricAlarm(context.slug, errorRateAlarm(context, failures)),
  ].join("\n");

/** Ids of the alarms that have Bellwether take a release back. */
export const rollbackAlarms = (context: ReleaseContext): string[] => [
  ...burnThresholds(context)
    .filter(({ severity }) => severity === "page")
    .map(({ name }) => name),
  "ErrorRateHigh",
];

function windowAlarm({ name, ratio, long, severity }: BurnThreshold, window: Window, failures: Failures): MetricAlarm {
  // A period is a day at most: three days are each of three days, which is a little stricter than their mean.
  const seconds = secondsOf(window);
  const periods = Math.max(1, seconds / DAY);
  const share = severity === "page" && window === long ? SHARE_WITH_EVIDENCE : SHARE;
  return {
    id: `${name}${window}`,
    description: `More than ${percentText(ratio)} of requests failed over ${window}. Part of ${name}`,
    queries: [{ id: "share", expression: share }, ...failures],
    comparison: "GreaterThanThreshold",
    threshold: ratio,
    periodSeconds: Math.min(seconds, DAY),
    periods,
    datapoints: periods,
    missing: "notBreaching",
    told: false,
  };
}

const burnAlarm = (context: ReleaseContext, { name, factor, long, short, severity }: BurnThreshold) => `  ${name}:
    Type: AWS::CloudWatch::CompositeAlarm
    Properties:
      AlarmName: ${alarmName(context.slug, name)}
      AlarmDescription: ${JSON.stringify(
        `${severity}: the error budget (${percentText(budgetOf(context))}) is spent ${factor} times too fast, over ${long} and still over ${short}. ${runbook(name)}`,
      )}
      AlarmRule: !Sub 'ALARM("\${${name}${long}}") AND ALARM("\${${name}${short}}")'
${indent(ACTIONS, 6)}
`;

const errorRateAlarm = (context: ReleaseContext, failures: Failures): MetricAlarm => ({
  id: "ErrorRateHigh",
  description: `page: more than ${percentText(errorLimit(context))} of requests failed over 5m. ${runbook("ErrorRateHigh")}`,
  queries: [{ id: "share", expression: SHARE_WITH_EVIDENCE }, ...failures],
  comparison: "GreaterThanThreshold",
  threshold: errorLimit(context),
  periodSeconds: 300,
  periods: 1,
  datapoints: 1,
  missing: "notBreaching",
  told: true,
});

export const runbook = (alarm: string): string => `Runbook: docs/runbook.md#${alarm.toLowerCase()}`;
