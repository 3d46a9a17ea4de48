import type { Run, RunRequest } from "../../contract/run.ts";
import { UNSTARTED_ATTEMPT } from "./unstarted.ts";

/** What a request does not say: who asked, when, and what the repository's registration adds. */
export type RunContext = {
  readonly id: string;
  readonly queuedAt: string;
  readonly triggeredBy: string;
  /** The repository's own limit; the request's wins. */
  readonly timeoutSeconds: number;
  /** The repository's registered source; the request's wins. */
  readonly sourceId: string | null;
  readonly rerunOf?: string | null;
};

/** A run that waits to be started, without a single null where something is known. */
export function newRun(request: RunRequest, context: RunContext): Run {
  return {
    id: context.id,
    repo: request.repo,
    source: "bellwether",
    ref: request.ref,
    commit: request.commit,
    rerunOf: context.rerunOf ?? null,
    queuedAt: context.queuedAt,
    timeoutSeconds: request.timeoutSeconds ?? context.timeoutSeconds,
    retries: request.retries,
    sourceId: request.sourceId ?? context.sourceId,
    triggeredBy: context.triggeredBy,
    ...UNSTARTED,
  };
}

const UNSTARTED = {
  ...UNSTARTED_ATTEMPT,
  attempt: 1,
  attempts: [],
  queueSeconds: null,
  cancelRequestedAt: null,
  notes: [],
  workflow: null,
  workflowName: null,
  externalId: null,
  runNumber: null,
  title: null,
  actor: null,
  event: null,
  updatedAt: null,
  url: null,
} satisfies Partial<Run>;
