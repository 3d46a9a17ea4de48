import { RefusedAnswer } from "./http-failure.ts";
import { textBody } from "./object-body.ts";
import type { ObjectClient } from "./object-client.ts";
import { retry } from "./retry.ts";

/**
 * Exactly one delivery of an order gets "claimed": the claim is written only where there is none. A try whose answer was
 * lost may have written it, and then the next one says "taken" and nobody runs: the sweeper finds such a run by its deadline.
 */
export async function claimRun(
  client: ObjectClient,
  url: string,
  claimedAt: string,
  delaysMs: readonly number[],
): Promise<"claimed" | "taken"> {
  const body = textBody(JSON.stringify({ claimedAt }));
  try {
    await retry(() => client.put(url, body, { type: "application/json", onlyIfAbsent: true, timeoutMs: 10_000 }), delaysMs);
    return "claimed";
  } catch (error) {
    if (error instanceof RefusedAnswer && error.status === 412) return "taken";
    throw error;
  }
}
