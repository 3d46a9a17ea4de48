import type { DeployRequest } from "../../contract/deploy-request.ts";
import type { SafeFetch } from "../network/safe-fetch.ts";
import { UnreachableError } from "../network/unreachable-error.ts";
import { answerInWords, isFinal } from "./refusal.ts";
import { SIGNATURE_HEADER, sign } from "./signature.ts";

export type Deployer = { readonly url: string; readonly secret: string };
/** `now` is when it is sent, which a repetition does anew; `traceparent` as W3C writes it. */
export type Sending = { readonly now: string; readonly traceparent: string };
/** What deployers answer to a key that they know: it was taken before, and the answer got lost. */
const TAKEN_BEFORE = 409;
export type DeployOutcome = "accepted" | { readonly refused: string };

/**
 * Asks a deployer to deploy or to take back. Accepted is not done: the deployer tells the end by the callback. Safe to repeat, as the key is
 * the deployment's. Throws what may pass (5xx, 408, 425, 429, no answer), so that the queue tries again.
 */
export async function deployRequest(
  fetch: SafeFetch,
  { url, secret }: Deployer,
  request: DeployRequest,
  { now, traceparent }: Sending,
): Promise<DeployOutcome> {
  const body = JSON.stringify(request);
  const headers = {
    "content-type": "application/json",
    [SIGNATURE_HEADER]: sign(secret, body, now),
    "Idempotency-Key": request.deploymentId,
    traceparent,
  };
  try {
    const answer = await fetch(url, { method: "POST", headers, body });
    if ((answer.status >= 200 && answer.status < 300) || answer.status === TAKEN_BEFORE) return "accepted";
    if (isFinal(answer)) return { refused: answerInWords(answer) };
    throw new UnreachableError("failed", answerInWords(answer));
  } catch (error) {
    if (error instanceof UnreachableError && error.code === "refused") return { refused: error.message };
    throw error;
  }
}
