import type { ReleaseContext } from "../../../contract/release.ts";
import { budgetOf, latencySeconds, quantileOf } from "../../../domain/releases/automation/objectives.ts";
import type { Check } from "../../check.ts";
import type { Alerts } from "./alert.ts";
import { ofAlerts } from "./objective-checks.ts";
import { burnWatches, errorRateWatch } from "./watches.ts";
import { drifted, failing, HEALTHY, slow, type World } from "./world.ts";

/** What a release is at fault for takes it back; what it is not at fault for does not. */
export const rollbackAlertsCheck: Check = {
  id: "monitoring-rollback-alerts",
  area: "monitoring",
  title: "Failing requests roll a release back, and nothing else does",
  weight: 3,
  critical: true,
  look: ofAlerts((alerts, { context }) => ({
    problems: [...withoutRollback(alerts, context), ...withNeedlessRollback(alerts, context)],
    evidence: `${alerts.alerts
      .filter(({ rollsBack }) => rollsBack)
      .map(({ name }) => name)
      .join(", ")} roll back; tried with slow, drifted and healthy services they are silent`,
  })),
};

function withoutRollback({ file, alerts }: Alerts, context: ReleaseContext): string[] {
  return [...burnWatches(context, "page"), errorRateWatch(context)].flatMap(({ by, what }) => {
    const watching = alerts.filter(by);
    // Where none watches, the check of availability says so.
    if (watching.length === 0 || watching.some(({ rollsBack }) => rollsBack)) return [];
    return [`${file}: ${watching.map(({ name }) => name).join(", ")} does not roll back, though it fires when ${what}`];
  });
}

function withNeedlessRollback({ file, alerts }: Alerts, context: ReleaseContext): string[] {
  const rolling = alerts.filter(({ rollsBack }) => rollsBack);
  if (rolling.length === 0) return [`${file}: no alert rolls back`];
  return rolling.flatMap(({ name, fires }) =>
    innocent(context)
      .filter(([, world]) => fires(world))
      .map(([when]) => `${file}: ${name} rolls back when ${when}`),
  );
}

const innocent = (context: ReleaseContext): readonly (readonly [when: string, world: World])[] => [
  ["nothing is wrong", HEALTHY],
  ["requests fail within the objective", failing(budgetOf(context) / 2)],
  ["requests are slow, which load and neighbours make them too", slow(quantileOf(context), latencySeconds(context) * 10)],
  ["data has drifted, which the release before would see too", drifted],
];
