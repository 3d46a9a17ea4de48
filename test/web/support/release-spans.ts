import type { ReleaseDetail, Span } from "../../../lambdas/contract/release-view.ts";
import { hashOf } from "./release-package.ts";

export const aSpan = (overrides: Partial<Span> = {}): Span => ({
  spanId: "00f067aa0ba902b7",
  parentSpanId: null,
  name: "release churn_predictor_v2 2.1.0",
  kind: "release",
  attempt: 1,
  cause: "POST /releases by local",
  startedAt: "2026-11-21T10:00:00.000Z",
  endedAt: "2026-11-21T10:00:08.000Z",
  status: "ok",
  detail: null,
  ...overrides,
});

type Traced = Omit<ReleaseDetail, "trace">;
const idOf = (seed: string): string => hashOf(seed).slice(0, 16);

/** The spans that a release's record tells of. */
export function spansOf(release: Traced): Span[] {
  const root = idOf(release.id);
  return [
    aSpan({
      spanId: root,
      parentSpanId: release.parentSpanId,
      name: `release ${release.context.name} ${release.context.version}`,
      cause: `POST /releases by ${release.requestedBy}`,
      startedAt: release.requestedAt,
      endedAt: release.endedAt,
      status: statusOf(release),
      detail: release.reason,
    }),
    ...stepSpans(release, root),
    ...(release.gate === null ? [] : [gateSpan(release, root)]),
    ...release.promotions.flatMap((promotion) => promotionSpans(release, promotion, root)),
    ...reviewSpans(release, root),
    ...rollbackSpans(release, root),
  ];
}

function statusOf({ status, endedAt }: Traced): Span["status"] {
  if (endedAt === null) return "unset";
  return status === "completed" ? "ok" : "error";
}

const stepSpans = ({ id, chain }: Traced, parentSpanId: string): Span[] =>
  chain.flatMap(({ step, attempts }) =>
    attempts.map(({ attempt, startedAt, endedAt, cause, error }) =>
      aSpan({
        spanId: idOf(`${id} ${step} ${attempt}`),
        parentSpanId,
        name: step,
        kind: "step",
        attempt,
        cause,
        startedAt,
        endedAt,
        status: error !== null ? "error" : endedAt === null ? "unset" : "ok",
        detail: error,
      }),
    ),
  );

const gateSpan = ({ id, chain, gate }: Traced, parentSpanId: string): Span =>
  aSpan({
    spanId: idOf(`${id} gate`),
    parentSpanId,
    name: "checks and gate",
    kind: "gate",
    cause: "the chain is done",
    startedAt: chain.at(-1)?.endedAt ?? gate?.decidedAt,
    endedAt: gate?.decidedAt ?? null,
    detail: gate?.decision ?? null,
  });

function promotionSpans({ id }: Traced, promotion: Traced["promotions"][number], parentSpanId: string): Span[] {
  const { environment, startedAt, deployedAt, endedAt, cause, status, reason } = promotion;
  const spanId = idOf(`${id} ${environment}`);
  const result = endedAt === null ? "unset" : status === "verified" ? "ok" : "error";
  const part = { parentSpanId: spanId, cause, attempt: 1 };
  return [
    aSpan({
      ...part,
      parentSpanId,
      spanId,
      name: `promotion to ${environment}`,
      kind: "promotion",
      startedAt,
      endedAt,
      status: result,
      detail: reason,
    }),
    aSpan({
      ...part,
      spanId: idOf(`${spanId} d`),
      name: "deployment",
      kind: "deployment",
      startedAt,
      endedAt: deployedAt,
      status: deployedAt ? "ok" : "unset",
    }),
    ...(deployedAt === null
      ? []
      : [
          aSpan({
            ...part,
            spanId: idOf(`${spanId} v`),
            name: "verification",
            kind: "verification",
            startedAt: deployedAt,
            endedAt,
            status: result,
            cause: "the deployment succeeded",
          }),
        ]),
  ];
}

const reviewSpans = ({ id, review }: Traced, parentSpanId: string): Span[] =>
  review === null
    ? []
    : [
        aSpan({
          spanId: idOf(`${id} review`),
          parentSpanId,
          name: `review before ${review.environment}`,
          kind: "review",
          cause: "staging is verified",
          startedAt: review.requestedAt,
          endedAt: review.at,
          status: review.at === null ? "unset" : "ok",
          detail: review.reason,
        }),
      ];

const rollbackSpans = ({ id, rollback }: Traced, parentSpanId: string): Span[] =>
  rollback === null
    ? []
    : [
        aSpan({
          spanId: idOf(`${id} rollback`),
          parentSpanId,
          name: `rollback in ${rollback.environment}`,
          kind: "rollback",
          cause: `${rollback.cause}: ${rollback.by}`,
          startedAt: rollback.startedAt,
          endedAt: rollback.endedAt,
          status: rollback.endedAt === null ? "unset" : "ok",
          detail: rollback.reason,
        }),
      ];
