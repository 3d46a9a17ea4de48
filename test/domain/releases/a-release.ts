import type { Promotion, Release, Tick } from "../../../lambdas/contract/release-record.ts";
import { newRelease } from "../../../lambdas/domain/releases/lifecycle/new-release.ts";
import { promotionStarted } from "../../../lambdas/domain/releases/lifecycle/promotion.ts";
import { aContext } from "./automation/a-context.ts";

const FIRST = Date.parse("2026-11-21T12:00:00.000Z");
/** So many seconds after the specs' beginning. */
export const second = (seconds: number): string => new Date(FIRST + seconds * 1000).toISOString();

/** A release whose package is being made; a spec names only what it is about. */
export const aRelease = (overrides: Partial<Release> = {}): Release => ({
  ...newRelease({ id: "01K9ZZZZZZZZZZZZZZZZZZZZZZ", context: aContext(), requestedBy: "mina", at: second(0), parent: null }).after,
  ...overrides,
});

/** One that was deployed to dev at second 0, and is verified there. */
export function aVerifying(promotion: Partial<Promotion> = {}, overrides: Partial<Release> = {}): Release {
  const started = promotionStarted(aRelease({ status: "approved" }), "promote", {
    environment: "dev",
    by: "mina",
    cause: "promoted",
    at: second(0),
  });
  const fields = { status: "verifying" as const, deployedAt: second(0), soakUntil: second(300), nextTickAt: second(30), ...promotion };
  return {
    ...started.after,
    status: "verifying",
    promotions: started.after.promotions.map((one) => ({ ...one, ...fields })),
    ...overrides,
  };
}

export const aLook = (verdict: Tick["verdict"], at: string): Tick => ({
  environment: "dev",
  number: 1,
  at,
  verdict,
  score: verdict === "good" ? 100 : null,
  source: "prometheus",
  reasons: ["so it looks"],
  metrics: [],
});
