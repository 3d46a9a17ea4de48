import type { Deployment } from "../../lambdas/contract/deployment.ts";
import type { TallyRow } from "../../lambdas/domain/delivery/tally.ts";
import { binOf } from "../../lambdas/domain/metrics/sketch.ts";

const seconds = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from)) / 1000;
const later = (a: string, b: string): string => (a > b ? a : b);
const sample = (values: readonly number[]) => {
  const bins: Record<string, number> = {};
  for (const value of values) bins[binOf(value)] = (bins[binOf(value)] ?? 0) + 1;
  return { count: values.length, exact: values.length > 100 ? null : values.toSorted((a, b) => a - b), bins };
};

/** The rows of counters that follow from the deployments themselves, in the order in which they are read: by period, service, environment. */
export function rowsOf(deployments: readonly Deployment[], period: "day" | "hour"): TallyRow[] {
  const over = deployments.filter(({ finishedAt }) => finishedAt !== null);
  const periodOf = ({ finishedAt }: Deployment) =>
    period === "day" ? String(finishedAt).slice(0, 10) : `${String(finishedAt).slice(0, 13)}:00:00Z`;
  const groups = Map.groupBy(over, (one) => `${periodOf(one)}#${one.service}#${one.environment}`);
  const named = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return named.flatMap(([, members]) => {
    const [first] = members;
    if (!first) return [];
    const count = (status: string) => members.filter((one) => one.status === status).length;
    const finished = members.filter(({ status }) => status !== "cancelled");
    return {
      service: first.service,
      environment: first.environment,
      period: periodOf(first),
      succeeded: count("success"),
      failed: count("failed"),
      rolledBack: count("rolled_back"),
      cancelled: count("cancelled"),
      failedLater: members.filter(({ failure, status }) => failure !== null && status === "success").length,
      rework: finished.filter(({ rollbackOf, hotfixOf }) => rollbackOf !== null || hotfixOf !== null).length,
      durations: sample(finished.map(({ startedAt, finishedAt }) => seconds(startedAt, String(finishedAt)))),
      leadTimes: sample(members.filter(({ status }) => status === "success").flatMap(leadTimesOf)),
      recoveries: sample(finished.flatMap((one) => recoveriesOf(one, over))),
    };
  });
}

const leadTimesOf = ({ commits, finishedAt }: Deployment): number[] =>
  commits.flatMap(({ authoredAt }) => (authoredAt === null ? [] : [seconds(authoredAt, String(finishedAt))]));

/** From when it failed to the first success of the same service and environment after that. */
function recoveriesOf(deployment: Deployment, all: readonly Deployment[]): number[] {
  const end = String(deployment.finishedAt);
  const failedAt = failedAtOf(deployment, end, all);
  if (failedAt === null) return [];
  const next = all
    .filter(
      ({ service, environment, status }) =>
        service === deployment.service && environment === deployment.environment && status === "success",
    )
    .map(({ finishedAt }) => String(finishedAt))
    .filter((finishedAt) => finishedAt > failedAt)
    .toSorted()[0];
  return next ? [seconds(failedAt, next)] : [];
}

/** When its own end, what was found later, or the beginning of its rollback says that it failed; null where it did not. */
function failedAtOf({ failure, status, rolledBackAt, rolledBackBy }: Deployment, end: string, all: readonly Deployment[]): string | null {
  if (failure) return later(failure.at, end);
  if (status === "success") return null;
  return rolledBackAt === null ? end : later(all.find(({ id }) => id === rolledBackBy)?.startedAt ?? rolledBackAt, end);
}
