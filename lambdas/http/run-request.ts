import { createHash } from "node:crypto";
import type { Run, RunRequest } from "../contract/run.ts";
import { newRun } from "../domain/runs/new-run.ts";
import { queueNewRun } from "../pipeline/queue-new-run.ts";
import { getAnswered, rememberAnswer } from "../store/idempotency.ts";
import { sourceObject } from "../store/object-keys.ts";
import { sizeOf } from "../store/objects.ts";
import { getSource } from "../store/sources.ts";
import type { Caller } from "./access.ts";
import type { ApiContext } from "./api-context.ts";
import { ProblemError } from "./problem.ts";
import { requireRepo } from "./repo-routes.ts";
import { json } from "./route.ts";

const KEY_SECONDS = 24 * 3600;
const LONGEST_KEY = 255;

export type QueueRequest = {
  readonly request: RunRequest;
  readonly caller: Caller;
  readonly key: string | undefined;
  readonly rerunOf?: string;
  readonly status: 201 | 202;
};

/** Queue a run. The same idempotency key with the same request gets the same answer; with another one, 409. */
export async function queueRequested(context: ApiContext, { request, caller, key, rerunOf, status }: QueueRequest): Promise<Response> {
  const answered = key === undefined ? null : await earlierAnswer(context, request, caller, checkedKey(key), rerunOf);
  if (answered) return json(JSON.parse(answered), status, { "idempotent-replayed": "true" });

  const repo = await requireRepo(context, request.repo);
  const sourceId = request.sourceId ?? repo.sourceId;
  await requireSource(context, request.repo, sourceId);
  const queuedAt = context.now();
  const run = newRun(request, {
    id: context.newId(queuedAt),
    queuedAt,
    triggeredBy: caller.name,
    timeoutSeconds: repo.timeoutSeconds,
    sourceId,
    ...(rerunOf ? { rerunOf } : {}),
  });
  const seconds = Math.floor(Date.parse(run.queuedAt) / 1000);
  const remember =
    key === undefined
      ? []
      : [
          rememberAnswer(
            context.stores.registry,
            caller.name,
            key,
            { requestHash: hashOf(request, rerunOf), answer: JSON.stringify(run), expiresAt: seconds + KEY_SECONDS },
            seconds,
          ),
        ];
  const outcome = await queueNewRun(context.stores.runs, context.ring, run, remember);
  // Another request with this key was quicker: answer as that one was answered.
  if (outcome === "taken") return queueRequested(context, { request, caller, key, status, ...(rerunOf ? { rerunOf } : {}) });
  return json(run, status, { location: `runs/${run.id}` });
}

const hashOf = (request: RunRequest, rerunOf?: string): string =>
  createHash("sha256")
    .update(JSON.stringify([Object.entries(request).sort(([a], [b]) => (a < b ? -1 : 1)), rerunOf ?? null]))
    .digest("hex");

function checkedKey(key: string): string {
  if (key.length > 0 && key.length <= LONGEST_KEY && /^[\x21-\x7e]+$/.test(key)) return key;
  const reason = `1 to ${LONGEST_KEY} printable ASCII characters without blanks`;
  throw new ProblemError("validation_failed", `Idempotency-Key: ${reason}`, { errors: [{ field: "Idempotency-Key", reason }] });
}

async function earlierAnswer(
  { stores, now }: ApiContext,
  request: RunRequest,
  caller: Caller,
  key: string,
  rerunOf?: string,
): Promise<string | null> {
  const answered = await getAnswered(stores.registry, caller.name, key, Math.floor(Date.parse(now()) / 1000));
  if (!answered) return null;
  if (answered.requestHash === hashOf(request, rerunOf)) return answered.answer;
  throw new ProblemError("idempotency_key_reused", "Idempotency-Key: was used for another request in the last 24 hours");
}

async function requireSource({ stores, data }: ApiContext, repo: string, sourceId: string | null): Promise<void> {
  if (sourceId === null) throw wrongSource(`${repo} has no source of its own: upload one with POST /repos/${repo}/sources and name it`);
  const source = await getSource(stores.registry, sourceId);
  if (source?.repo !== repo) throw wrongSource(`${repo} has no such source`);
  const sizeBytes = await sizeOf(data, sourceObject(sourceId));
  if (sizeBytes === null) throw new ProblemError("source_not_uploaded", `sourceId: nothing was uploaded for ${sourceId} yet`);
  if (sizeBytes !== source.sizeBytes) throw wrongSource(`${sizeBytes} bytes were uploaded, ${source.sizeBytes} announced`);
}

const wrongSource = (reason: string): ProblemError =>
  new ProblemError("validation_failed", `sourceId: ${reason}`, { errors: [{ field: "sourceId", reason }] });

/** The request that would repeat a run. */
export const requestOf = ({ repo, ref, commit, timeoutSeconds, retries, sourceId }: Run): RunRequest => ({
  repo,
  ref,
  commit,
  timeoutSeconds,
  retries,
  ...(sourceId ? { sourceId } : {}),
});
