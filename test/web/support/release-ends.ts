import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { at, commitOf, newId } from "./factories.ts";
import { anEntry, aRelease, aReview } from "./release-factories.ts";
import { looks, verified } from "./release-looks.ts";

const MINUTE = 60_000;

const through = (startMs: number): Pick<ReleaseDetail, "promotions" | "ticks"> => ({
  promotions: [verified("dev", startMs + MINUTE), verified("staging", startMs + 5 * MINUTE), verified("production", startMs + 12 * MINUTE)],
  ticks: ["dev", "staging", "production"].flatMap((name, index) => looks(name, startMs + (1 + index * 5) * MINUTE)),
});

/** Through all environments, on broken glass. */
export function completed(nowMs: number): ReleaseDetail {
  const startMs = nowMs - 300 * MINUTE;
  const review = aReview({
    requestedAt: at(startMs + 8 * MINUTE),
    decision: "approved",
    by: "local",
    at: at(startMs + 11 * MINUTE),
    breakGlass: true,
    reason: "Customers are paying twice, nobody else is awake. INC-204",
  });
  return aRelease({
    startMs,
    request: { version: "2.1.2", commit: commitOf(212) },
    status: "completed",
    reason: "production is verified",
    ...through(startMs),
    review,
    endedAt: at(startMs + 14 * MINUTE),
    updatedAt: at(startMs + 14 * MINUTE),
    timeline: [
      anEntry({ at: at(startMs), text: "Requested", by: "local" }),
      anEntry({ at: at(startMs + 8_000), kind: "gate", text: "APPROVED: overall 0.98, thresholds 2026.1" }),
      anEntry({ at: at(startMs + MINUTE), kind: "deployment", by: "local", text: "Promoted to dev; a simulated deployer answers" }),
      anEntry({ at: at(startMs + 3 * MINUTE), kind: "tick", text: "dev, look 3: good, score 100" }),
      anEntry({ at: at(startMs + 8 * MINUTE), kind: "review", text: "Review before production asked for" }),
      anEntry({
        at: at(startMs + 11 * MINUTE),
        kind: "break_glass",
        by: "local",
        text: "Approved their own release: Customers are paying twice, nobody else is awake. INC-204",
      }),
      anEntry({ at: at(startMs + 14 * MINUTE), text: "verifying -> completed: production is verified" }),
    ],
  });
}

/** Through all environments, and back after an alert. */
export function rolledBack(nowMs: number): ReleaseDetail {
  const startMs = nowMs - 120 * MINUTE;
  const { promotions, ticks } = through(startMs);
  const [dev, staging, production] = promotions;
  if (!dev || !staging || !production) throw new Error("no promotions");
  return aRelease({
    startMs,
    request: { version: "2.1.0" },
    status: "rolled_back",
    reason: "ChurnErrorBudgetBurn fired in production: back to 2.0.7",
    promotions: [dev, staging, { ...production, status: "rolled_back", reason: "Taken back after ChurnErrorBudgetBurn" }],
    ticks,
    review: aReview({
      requestedAt: at(startMs + 8 * MINUTE),
      decision: "approved",
      by: "mina",
      at: at(startMs + 11 * MINUTE),
      reason: "Looked at staging's dashboard, fine.",
    }),
    rollback: {
      environment: "production",
      deploymentId: newId(),
      rollbackOf: production.deploymentId,
      to: { releaseId: newId(), deploymentId: newId(), version: "2.0.7", commit: commitOf(207), endedAt: at(startMs - 900 * MINUTE) },
      cause: "alert",
      by: "alertmanager",
      reason: "ChurnErrorBudgetBurn: 14.4 times the budget of errors is being spent, 2.1 % of the requests fail",
      simulated: true,
      startedAt: at(startMs + 40 * MINUTE),
      requestedAt: at(startMs + 40 * MINUTE + 500),
      endedAt: at(startMs + 41 * MINUTE),
    },
    endedAt: at(startMs + 41 * MINUTE),
    updatedAt: at(startMs + 41 * MINUTE),
  });
}
