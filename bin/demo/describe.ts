import type { Cluster } from "../../lambdas/contract/cluster.ts";
import type { FlakyTest } from "../../lambdas/contract/flaky-test.ts";
import type { Incident } from "../../lambdas/contract/incident.ts";
import type { Run } from "../../lambdas/contract/run.ts";
import { seconds } from "./follow.ts";

const SHOWN_EVIDENCE = 3;
const SHOWN_ENTRIES = 8;
const SHOWN_COMMITS = 2;

/** What the system made of a run. */
export function describeRun({ conclusion, reason, durationSeconds, tests, failures, failureCount }: Run): string[] {
  const took = durationSeconds === null ? "" : ` after ${seconds(durationSeconds)}`;
  const counted = tests ? [`tests: ${tests.total}, of them ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`] : [];
  const more = failureCount > failures.length ? [`and ${failureCount - failures.length} more failures`] : [];
  return [`conclusion: ${conclusion}${took}${reason ? ` (${reason})` : ""}`, ...counted, ...failures.flatMap(describeFailureOf), ...more];
}

function describeFailureOf({ category, subCategory, confidence, rule, test, evidence, cause, actions }: Run["failures"][number]): string[] {
  return [
    `failure: ${category}/${subCategory}${test ? ` in ${test}` : ""} (${Math.round(confidence * 100)} % sure, rule ${rule})`,
    ...evidence.slice(0, SHOWN_EVIDENCE).map(({ line, text }) => `  line ${line}: ${text.slice(0, 160)}`),
    `  cause: ${cause}`,
    ...actions.slice(0, 2).map((action) => `  next: ${action}`),
  ];
}

export function describeCluster({ id, title, count, firstSeenAt, repos }: Cluster): string[] {
  return [`cluster: ${title}`, `  ${id}: ${count} ${count === 1 ? "run" : "runs"} of ${repos.join(", ")}, first seen ${firstSeenAt}`];
}

export function describeIncident({ id, status, title, openedAt, impact, suspectedCause, timeline }: Incident): string[] {
  return [
    `incident: ${title} (${status})`,
    `  ${id}, opened ${openedAt}: ${impact.runs} runs, ${impact.tests.length} tests, ${impact.minutes.toFixed(2)} minutes of machine time`,
    ...(suspectedCause ? [`  suspected cause: ${suspectedCause.text}`] : []),
    ...timeline.slice(-SHOWN_ENTRIES).map(({ at, kind, text }) => `  ${at}  ${kind}: ${text}`),
  ];
}

export function describeFlakyTest({ test, verdict, failureRatio, evidence }: FlakyTest): string[] {
  const ratio = failureRatio === null ? "" : `, failed ${Math.round(failureRatio * 100)} % of the time`;
  const commits = evidence.commits
    .slice(0, SHOWN_COMMITS)
    .map(
      ({ commit, passedRunIds, failedRunIds }) =>
        `  commit ${commit}: passed in ${passedRunIds.length}, failed in ${failedRunIds.length} runs`,
    );
  return [`test: ${test}`, `  verdict: ${verdict}${ratio}: ${evidence.reason}`, ...commits];
}
