import type { Tick } from "../../../lambdas/contract/release-record.ts";
import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { at, commitOf } from "./factories.ts";
import { aRunningChain, someMessages } from "./release-chain.ts";
import { checksWhere } from "./release-checks.ts";
import { completed, rolledBack } from "./release-ends.ts";
import { aPromotion, aRelease, aReview, aTick } from "./release-factories.ts";
import { looks, verified } from "./release-looks.ts";

const MINUTE = 60_000;
const OTHER = {
  name: "checkout",
  version: "5.2.0",
  repo: "acme/shop",
  framework: "Fastify",
  serving: "Lambda",
  target: "AWS Lambda",
  commit: commitOf(77),
};

const BAD: Partial<Tick> = {
  verdict: "bad",
  score: 34,
  reasons: ["latency_p99 is worse than the baseline's", "p99 is 182 ms at the median, 100 ms are the objective"],
  metrics: [
    { id: "error_ratio", classification: "pass", reason: "0.03 % of the requests fail, 0.02 % did before" },
    { id: "latency_p99", classification: "high", reason: "shifted by 96 to 131 ms (95 %), 10 ms are tolerated" },
    { id: "throughput", classification: "no data", reason: "3 points, 5 are needed" },
  ],
};

const building = (nowMs: number): ReleaseDetail => {
  const startMs = nowMs - 15_000;
  return aRelease({
    startMs,
    request: { version: "2.2.0-rc.1" },
    status: "building",
    chain: aRunningChain(startMs),
    messages: someMessages(startMs).slice(0, 2),
    gate: null,
    readiness: null,
    updatedAt: at(nowMs - 6_000),
  });
};

const blocked = (nowMs: number): ReleaseDetail => {
  const dashboard = "monitoring.dashboard";
  return aRelease({
    startMs: nowMs - 40 * MINUTE,
    request: { version: "2.1.1" },
    status: "blocked",
    reason: "pipeline: The workflow is valid (critical) fails",
    build: 2,
    checks: checksWhere({
      "pipeline.workflow-valid": {
        result: "fail",
        reason: 'line 41: property "staging" is not defined in object type {dev: object}; line 88: unknown input "tag"',
      },
      [dashboard]: { result: "fail", reason: "Panel 4 uses `churn_drift_psi`, which no exporter declares" },
      "infrastructure.secrets": { reason: "52 files looked at" },
    }),
  });
};

const approved = (nowMs: number): ReleaseDetail =>
  aRelease({
    startMs: nowMs - 3 * MINUTE,
    request: OTHER,
    status: "approved",
    reason: "Every area reaches 0.5 and no critical check fails",
  });

function verifying(nowMs: number): ReleaseDetail {
  const startMs = nowMs - 6 * MINUTE;
  const ticks = [
    ...looks("dev", startMs + MINUTE),
    aTick({
      environment: "staging",
      number: 1,
      at: at(nowMs - 9_000),
      verdict: "no_data",
      score: null,
      source: "none",
      reasons: ["No series yet: 0 points of error_ratio, 5 are needed"],
      metrics: [],
    }),
  ];
  const staging = aPromotion(nowMs - 70_000, {
    environment: "staging",
    status: "verifying",
    simulated: false,
    deployedAt: at(nowMs - 40_000),
    soakUntil: at(nowMs + 260_000),
    endedAt: null,
    nextTickAt: at(nowMs + 21_000),
    ticks: { good: 0, bad: 0, noData: 1, noDataInARow: 1, last: ticks.at(-1) ?? null },
  });
  return aRelease({
    startMs,
    request: { version: "2.1.4" },
    status: "verifying",
    reason: "staging is deployed, its metrics are watched",
    promotions: [verified("dev", startMs + MINUTE), staging],
    ticks,
    updatedAt: at(nowMs - 9_000),
    dueAt: at(nowMs + 21_000),
  });
}

function halted(nowMs: number): ReleaseDetail {
  const startMs = nowMs - 20 * MINUTE;
  const ticks = looks("dev", nowMs - 3 * MINUTE, BAD);
  const dev = aPromotion(nowMs - 3 * MINUTE, {
    status: "halted",
    endedAt: null,
    soakUntil: at(nowMs + 2 * MINUTE),
    nextTickAt: at(nowMs + 12_000),
    reason: "1 of 3 bad looks",
    ticks: { good: 2, bad: 1, noData: 0, noDataInARow: 0, last: ticks.at(-1) ?? null },
  });
  return aRelease({
    startMs,
    request: { ...OTHER, version: "5.1.9" },
    status: "halted",
    reason: "A bad look at dev: latency_p99 is worse than the baseline's",
    promotions: [dev],
    ticks,
    updatedAt: at(nowMs - 18_000),
  });
}

function awaitingReview(nowMs: number): ReleaseDetail {
  const startMs = nowMs - 30 * MINUTE;
  return aRelease({
    startMs,
    request: { version: "2.1.3" },
    status: "awaiting_review",
    reason: "staging is verified; production takes a review",
    promotions: [verified("dev", startMs + MINUTE), verified("staging", startMs + 5 * MINUTE)],
    ticks: [...looks("dev", startMs + MINUTE), ...looks("staging", startMs + 5 * MINUTE)],
    review: aReview({ requestedAt: at(nowMs - 20 * MINUTE), deadlineAt: at(nowMs + 71.5 * 60 * MINUTE) }),
    updatedAt: at(nowMs - 20 * MINUTE),
  });
}

/** A release in each state that the page shows in its own way. */
export const RELEASE_STATES = {
  building,
  blocked,
  approved,
  verifying,
  halted,
  awaiting_review: awaitingReview,
  completed,
  rolled_back: rolledBack,
} satisfies Partial<Record<ReleaseDetail["status"], (nowMs: number) => ReleaseDetail>>;
