import type { ReadinessCheck, ReleaseRequest } from "../../../lambdas/contract/release.ts";
import type { Promotion, ReleaseEntry, Review, Tick } from "../../../lambdas/contract/release-record.ts";
import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { gateOf } from "../../../lambdas/domain/releases/score.ts";
import { legalEvents } from "../../../lambdas/domain/releases/state.ts";
import { THRESHOLDS } from "../../../lambdas/domain/releases/thresholds.ts";
import { at, newId } from "./factories.ts";
import { aChain, someMessages } from "./release-chain.ts";
import { someChecks } from "./release-checks.ts";
import { aContext, artifactsOf, hashOf } from "./release-package.ts";
import { spansOf } from "./release-spans.ts";

const ACTIONS: readonly string[] = ["promote", "approve", "reject", "rollback", "cancel"];
const DECIDED_MS = 8_000;

/** What the API offers in a status. */
export const legalIn = (status: ReleaseDetail["status"]): string[] => legalEvents(status).filter((event) => ACTIONS.includes(event));

type Parts = Partial<Omit<ReleaseDetail, "trace" | "legal">> & {
  readonly startMs?: number;
  readonly request?: Partial<ReleaseRequest>;
  readonly checks?: readonly ReadinessCheck[];
};

/** A release whose package was approved 8 s after it was asked for. Trace, gate and legal actions follow from the rest. */
export function aRelease({ startMs = 0, request = {}, checks = someChecks(), ...parts }: Parts = {}): ReleaseDetail {
  const context = parts.context ?? aContext(request);
  const gate = parts.gate === undefined ? gateOf(checks, THRESHOLDS, at(startMs + DECIDED_MS)) : parts.gate;
  const id = parts.id ?? newId();
  const status = parts.status ?? "approved";
  const release: Omit<ReleaseDetail, "trace" | "legal"> = {
    id,
    revision: 9,
    status,
    reason: null,
    context,
    requestedBy: "local",
    requestedAt: at(startMs),
    updatedAt: at(startMs + DECIDED_MS),
    endedAt: null,
    dueAt: null,
    build: 1,
    chain: aChain(startMs),
    messages: someMessages(startMs),
    gate,
    promotions: [],
    review: null,
    rollback: null,
    traceId: hashOf(id).slice(0, 32),
    parentSpanId: null,
    artifacts: artifactsOf(context),
    readiness: gate && { ready: gate.ready, overall: gate.overall, scores: gate.scores, checks: [...checks] },
    ticks: [],
    timeline: [anEntry({ at: at(startMs), text: "Requested", by: "local" })],
    ...parts,
  };
  return traced(release);
}

/** The release with the trace and the actions that its record implies. */
export function traced(release: Omit<ReleaseDetail, "trace" | "legal">): ReleaseDetail {
  const whole = { ...release, legal: legalIn(release.status) };
  return { ...whole, trace: { traceId: release.traceId, spans: spansOf(whole) } };
}

export const anEntry = (overrides: Partial<ReleaseEntry> = {}): ReleaseEntry => ({
  at: at(0),
  kind: "status",
  by: null,
  text: "building -> approved",
  ...overrides,
});

export const aTick = (overrides: Partial<Tick> = {}): Tick => ({
  environment: "dev",
  number: 1,
  at: at(0),
  verdict: "good",
  score: 100,
  source: "prometheus",
  reasons: ["Every metric is as good as the baseline's, and the objectives hold"],
  metrics: [
    { id: "error_ratio", classification: "pass", reason: "0.02 % of the requests fail, 0.02 % did before" },
    { id: "latency_p99", classification: "pass", reason: "61 ms at the median, 100 ms allowed" },
  ],
  ...overrides,
});

/** A promotion that was verified two minutes after it began. */
export function aPromotion(startMs: number, overrides: Partial<Promotion> = {}): Promotion {
  const environment = overrides.environment ?? "dev";
  return {
    environment,
    deploymentId: newId(),
    status: "verified",
    simulated: true,
    startedBy: "local",
    cause: "promote by local",
    startedAt: at(startMs),
    requestedAt: at(startMs + 400),
    deployedAt: at(startMs + 30_000),
    soakUntil: at(startMs + 120_000),
    endedAt: at(startMs + 120_000),
    ticks: { good: 3, bad: 0, noData: 0, noDataInARow: 0, last: aTick({ environment, number: 3, at: at(startMs + 120_000) }) },
    nextTickAt: null,
    reason: null,
    ...overrides,
  };
}

export const aReview = (overrides: Partial<Review> = {}): Review => ({
  environment: "production",
  requestedAt: at(0),
  deadlineAt: at(259_200_000),
  decision: null,
  by: null,
  at: null,
  reason: null,
  breakGlass: false,
  ...overrides,
});
