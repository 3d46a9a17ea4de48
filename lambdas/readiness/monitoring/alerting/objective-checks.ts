import type { ReleaseContext } from "../../../contract/release.ts";
import type { Check, Package } from "../../check.ts";
import { cloudwatchAlerts } from "../cloudwatch/alerts.ts";
import { byStack } from "../documents/by-stack.ts";
import { lookAt, type Verdict } from "../documents/read.ts";
import { prometheusAlerts } from "../prometheus/alerts.ts";
import type { Alerts } from "./alert.ts";
import { burnWatches, errorRateWatch, latencyWatch, type Watch } from "./watches.ts";

type Judge = (alerts: Alerts, of: Package) => Verdict;

/** The same question to whichever alerts the stack has. */
export const ofAlerts = (judge: Judge): Check["look"] => {
  const onAws = lookAt(cloudwatchAlerts, judge);
  return byStack({ "python-kubernetes": lookAt(prometheusAlerts, judge), "node-lambda": onAws, "static-site": onAws });
};

const unwatched =
  (watches: (context: ReleaseContext) => Watch[], evidence: string): Judge =>
  ({ file, alerts }, { context }) => ({
    problems: watches(context)
      .filter(({ by }) => !alerts.some(by))
      .map(({ what }) => `${file}: no alert fires when ${what}`),
    evidence,
  });

const AREA = "monitoring" as const;

/** The alerts were tried: with metrics a little above and a little below what the context promises. */
export const objectiveChecks: readonly Check[] = [
  {
    id: "monitoring-availability-alerts",
    area: AREA,
    title: "Alerts fire when the availability objective is at risk",
    weight: 3,
    critical: true,
    look: ofAlerts(
      unwatched(
        (context) => [...burnWatches(context, "page"), errorRateWatch(context)],
        "tried with failing requests: fast burns of the error budget and a high error rate fire, less does not",
      ),
    ),
  },
  {
    id: "monitoring-slow-burn-alerts",
    area: AREA,
    title: "Alerts fire when the error budget is spent slowly",
    weight: 1,
    critical: false,
    look: ofAlerts(
      unwatched(
        (context) => burnWatches(context, "ticket"),
        "tried with failing requests: slow burns of the error budget fire, less does not",
      ),
    ),
  },
  {
    id: "monitoring-latency-alert",
    area: AREA,
    title: "An alert fires when the latency objective is missed",
    weight: 3,
    critical: true,
    look: ofAlerts(unwatched((context) => [latencyWatch(context)], "tried with slow requests: it fires above the objective and not below")),
  },
];
