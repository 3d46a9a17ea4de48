import type { Run, RunRequest } from "../contract/run.ts";
import { newRun } from "../domain/runs/new-run.ts";
import { queueNewRun } from "../pipeline/queue-new-run.ts";
import { sourceObject } from "../store/object-keys.ts";
import { sizeOf } from "../store/objects.ts";
import { getSource } from "../store/sources.ts";
import type { Caller } from "./access.ts";
import type { ApiContext } from "./api-context.ts";
import { answerOnce } from "./idempotent.ts";
import { ProblemError } from "./problem.ts";
import { requireRepo } from "./repo-routes.ts";

export type QueueRequest = {
  readonly request: RunRequest;
  readonly caller: Caller;
  readonly key: string | undefined;
  readonly rerunOf?: string;
  readonly status: 201 | 202;
};

/** Queue a run. The same idempotency key with the same request gets the same answer; with another one, 409. */
export const queueRequested = (context: ApiContext, { request, caller, key, rerunOf, status }: QueueRequest): Promise<Response> =>
  answerOnce<Run>(context, {
    caller,
    key,
    status,
    request: { kind: "run", request, rerunOf: rerunOf ?? null },
    location: ({ id }) => `runs/${id}`,
    make: async (queuedAt, also) => {
      const repo = await requireRepo(context, request.repo);
      const sourceId = request.sourceId ?? repo.sourceId;
      await requireSource(context, request.repo, sourceId);
      const run = newRun(request, {
        id: context.newId(queuedAt),
        queuedAt,
        triggeredBy: caller.name,
        timeoutSeconds: repo.timeoutSeconds,
        sourceId,
        ...(rerunOf ? { rerunOf } : {}),
      });
      return (await queueNewRun(context.stores.runs, context.ring, run, also(run))) === "taken" ? "taken" : run;
    },
  });

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
