import { gunzipSync } from "node:zlib";
import type { Run } from "../contract/run.ts";
import { getAttempt } from "../store/observed-attempts.ts";
import type { ApiContext } from "./api-context.ts";
import { ProblemError } from "./problem.ts";

/** What GitHub sent of a run last, as it came. */
export async function payloadOf({ stores }: ApiContext, { id, repo, externalId, attempt }: Run): Promise<Response> {
  const kept = externalId === null ? null : await getAttempt(stores.runs, { repo, externalId, attempt });
  if (!kept) throw new ProblemError("not_found", `the run ${id} is not GitHub's`);
  if (kept.payload === null) throw new ProblemError("not_found", "what GitHub sent is too large to be kept; GitHub has it");
  const text = gunzipSync(Buffer.from(kept.payload, "base64")).toString("utf8");
  return new Response(text, { headers: { "content-type": "application/json; charset=utf-8" } });
}
