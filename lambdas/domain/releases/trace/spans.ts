import type { Attempt, ChainStep, CheckRun, Promotion, Release } from "../../../contract/release-record.ts";
import type { Span } from "../../../contract/release-view.ts";
import { spanIdOf } from "./traceparent.ts";

type Draft = Omit<Span, "spanId" | "parentSpanId"> & { readonly id: string; readonly parent: string | null };

/** What a release did as spans, parents first: steps, gates, promotions, reviews and rollbacks, each attempt one. Recomputed from the record, so it is never behind it. */
export function spansOf(release: Release): Span[] {
  const drafts = [
    root(release),
    ...release.chain.flatMap(stepSpans),
    ...release.checkRuns.flatMap(gateSpans),
    ...reviewSpans(release),
    ...release.promotions.flatMap(promotionSpans),
    ...rollbackSpans(release),
  ];
  return drafts.map(({ id, parent, ...span }) => ({
    spanId: spanIdOf(release.id, id),
    parentSpanId: parent === null ? release.parentSpanId : spanIdOf(release.id, parent),
    ...span,
  }));
}

const FAILED: readonly Release["status"][] = ["failed", "rolled_back", "rejected", "expired", "blocked"];

const root = ({ context, requestedBy, requestedAt, endedAt, status, reason }: Release): Draft => ({
  id: "release",
  parent: null,
  name: `release ${context.name} ${context.version}`,
  kind: "release",
  attempt: 1,
  cause: `requested by ${requestedBy}`,
  startedAt: requestedAt,
  endedAt,
  status: FAILED.includes(status) ? "error" : endedAt === null ? "unset" : "ok",
  detail: reason,
});

const outcomeOf = (endedAt: string | null, error: string | null): Span["status"] => (error ? "error" : endedAt === null ? "unset" : "ok");

const attemptSpan = (kind: Span["kind"], id: string, name: string, { attempt, startedAt, endedAt, cause, error }: Attempt): Draft => ({
  id: `${id} ${attempt}`,
  parent: "release",
  name,
  kind,
  attempt,
  cause,
  startedAt,
  endedAt,
  status: outcomeOf(endedAt, error),
  detail: error,
});

const stepSpans = ({ step, role, attempts }: ChainStep): Draft[] =>
  attempts.map((one) => attemptSpan("step", `step ${step}`, `${step}: ${role}`, one));

const gateSpans = ({ build, attempts, decision }: CheckRun): Draft[] =>
  attempts.map((one) => {
    const span = attemptSpan("gate", `gate ${build}`, `gate of build ${build}`, one);
    return one.error === null && one.endedAt !== null
      ? { ...span, detail: decision, status: decision === "BLOCKED" ? "error" : "ok" }
      : span;
  });

/** A review that was never decided ends with what came instead of a decision. */
function reviewSpans({ review, status: now, rollback, endedAt }: Release): Draft[] {
  if (!review) return [];
  const overtakenAt = now === "awaiting_review" ? null : (rollback?.startedAt ?? endedAt);
  const { environment, requestedAt, deadlineAt, at, by, decision, reason, breakGlass } = review;
  return [
    {
      id: `review ${environment}`,
      parent: "release",
      name: `review before ${environment}${breakGlass ? " (glass broken)" : ""}`,
      kind: "review",
      attempt: 1,
      cause: `due until ${deadlineAt}`,
      startedAt: requestedAt,
      endedAt: at ?? overtakenAt,
      status: decision === null ? "unset" : decision === "approved" ? "ok" : "error",
      detail: decision === null ? null : `${decision}${by ? ` by ${by}` : ""}${reason ? `: ${reason}` : ""}`,
    },
  ];
}

const BAD: readonly Promotion["status"][] = ["failed", "rolled_back", "rolling_back", "halted"];

/** A promotion holds its deployment and, from then on, the verification. */
function promotionSpans({ environment, startedAt, deployedAt, endedAt, cause, status, reason, deploymentId, ticks }: Promotion): Draft[] {
  const id = `promotion ${environment}`;
  const outcome: Span["status"] = BAD.includes(status) ? "error" : endedAt === null ? "unset" : "ok";
  const whole = { parent: "release", name: `promotion to ${environment}`, kind: "promotion" as const, startedAt, endedAt, status: outcome };
  const deploymentEnd = deployedAt ?? endedAt;
  const deployment = {
    parent: id,
    name: `deployment to ${environment}`,
    kind: "deployment" as const,
    startedAt,
    endedAt: deploymentEnd,
    status: deployedAt !== null ? ("ok" as const) : outcome,
  };
  const verification = { parent: id, name: `verification in ${environment}`, kind: "verification" as const, endedAt, status: outcome };
  const looks = `${ticks.good} good, ${ticks.bad} bad, ${ticks.noData} without data`;
  return [
    { id, ...whole, attempt: 1, cause, detail: reason },
    { id: `deployment ${deploymentId}`, ...deployment, attempt: 1, cause, detail: deploymentId },
    ...(deployedAt === null
      ? []
      : [{ id: `verification ${environment}`, ...verification, startedAt: deployedAt, attempt: 1, cause: "deployed", detail: looks }]),
  ];
}

function rollbackSpans({ rollback, status }: Release): Draft[] {
  if (!rollback) return [];
  const { environment, startedAt, endedAt, cause, reason, to, deploymentId } = rollback;
  const outcome: Span["status"] = endedAt === null ? "unset" : status === "failed" ? "error" : "ok";
  const times = { attempt: 1, cause, startedAt, endedAt, status: outcome };
  const name = `rollback of ${environment} to ${to.version}`;
  // The deployer's own spans hang on the deployment's.
  const deployment = { parent: "rollback", name: `deployment to ${environment}`, kind: "deployment" as const, detail: deploymentId };
  return [
    { id: "rollback", parent: "release", name, kind: "rollback", ...times, detail: reason },
    { id: `deployment ${deploymentId}`, ...deployment, ...times },
  ];
}
