import type { ReadinessCheck } from "../contract/release.ts";
import { type Check, failed, type Package } from "./check.ts";

/** Longest reason that is kept: validators quote what they read. */
const MOST_CHARACTERS = 600;

/** The results of all checks, in their order. What does not apply has no weight. A check that throws has failed, with its error as the reason: a file that breaks a validator is no evidence. */
export const runChecks = (checks: readonly Check[], of: Package): Promise<ReadinessCheck[]> =>
  Promise.all(
    checks.map(async ({ look, ...check }) => {
      const { reason, ...finding } = await found(look, of);
      const weight = finding.result === "not-applicable" ? 0 : check.weight;
      return { ...check, ...finding, weight, reason: reason.length > MOST_CHARACTERS ? `${reason.slice(0, MOST_CHARACTERS)}…` : reason };
    }),
  );

async function found(look: Check["look"], of: Package) {
  try {
    return await look(of);
  } catch (error) {
    return failed([`could not be read: ${error instanceof Error ? error.message : String(error)}`], []);
  }
}
