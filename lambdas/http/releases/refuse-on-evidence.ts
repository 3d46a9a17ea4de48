import type { Release } from "../../contract/release-record.ts";
import { liveChecks } from "../../domain/releases/live/live-checks.ts";
import { THRESHOLDS } from "../../domain/releases/thresholds.ts";
import { readEvidence } from "../../pipeline/releases/read-evidence.ts";
import type { ApiContext } from "../api-context.ts";
import { ProblemError } from "../problem.ts";

/** 409 where what happened since the gate decided speaks critically against going on: a decision may be days old. */
export async function refuseOnEvidence({ stores, now }: ApiContext, { context }: Release, wanted: string): Promise<void> {
  const evidence = await readEvidence(stores, context, THRESHOLDS.live.windowDays, now());
  const against = liveChecks(evidence, THRESHOLDS.live).filter(({ critical, result }) => critical && result === "fail");
  if (against.length === 0) return;
  const reasons = against.map(({ title, reason }) => `${title}: ${reason}`).join("; ");
  throw new ProblemError("evidence_against", `${wanted} is refused by what happened since the gate decided: ${reasons}`);
}
