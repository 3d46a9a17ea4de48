import type { ReadinessCheck } from "../../../../lambdas/contract/release.ts";
import type { ChainStep, Promotion, ReleaseStatus, Tick } from "../../../../lambdas/contract/release-record.ts";
import type { MarkLook, Shape, Tone } from "../../elements/mark-of.ts";
import { asWords } from "../../text/format.ts";

type Look = readonly [Tone, Shape];
type Part = Promotion["status"] | ChainStep["status"] | Tick["verdict"] | ReadinessCheck["result"];
/** How a release, or a part of one, stands. */
export type Standing = ReleaseStatus | Part;

const RELEASES: Readonly<Record<ReleaseStatus, Look>> = {
  building: ["live", "ring"],
  blocked: ["bad", "cross"],
  approved: ["good", "check"],
  promoting: ["live", "ring"],
  verifying: ["live", "ring"],
  halted: ["warn", "alert"],
  awaiting_review: ["warn", "clock"],
  completed: ["good", "check"],
  rolling_back: ["warn", "ring"],
  rolled_back: ["warn", "back"],
  rejected: ["bad", "slash"],
  expired: ["neutral", "clock"],
  cancelled: ["neutral", "slash"],
  failed: ["bad", "cross"],
};

const PARTS: Readonly<Record<Exclude<Part, ReleaseStatus>, Look>> = {
  deploying: ["live", "ring"],
  verified: ["good", "check"],
  waiting: ["neutral", "dashes"],
  queued: ["neutral", "dashes"],
  running: ["live", "ring"],
  done: ["good", "check"],
  good: ["good", "check"],
  bad: ["bad", "cross"],
  no_data: ["neutral", "dashes"],
  pass: ["good", "check"],
  fail: ["bad", "cross"],
  "not-applicable": ["neutral", "skip"],
};

const LOOKS: Readonly<Record<Standing, Look>> = { ...RELEASES, ...PARTS };

/** Every status that a release can have, in the order of its life. */
export const STATUSES: readonly string[] = Object.keys(RELEASES);

/** The look of a standing: never by colour alone. */
export function lookOf(standing: Standing): MarkLook {
  const [tone, shape] = LOOKS[standing];
  return { tone, shape, words: asWords(standing.replaceAll("-", " ")) };
}
