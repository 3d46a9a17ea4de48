import { createHash } from "node:crypto";
import type { ObservedAttempt } from "../../contract/observer.ts";
import type { Run } from "../../contract/run.ts";
import { derivedId } from "../runs/derived-id.ts";
import { UNSTARTED_ATTEMPT } from "../runs/unstarted.ts";
import { isFinal } from "./is-final.ts";

/** The run's id follows from GitHub's own names, so that whoever sees an attempt first gives it the same one. */
export function runIdOf({ repo, externalId, attempt, startedAt }: ObservedAttempt): string {
  const digest = createHash("sha256").update(`${repo}\n${externalId}\n${attempt}`).digest("hex");
  return derivedId(Date.parse(startedAt), digest);
}

export type RunOf = { readonly id: string; readonly rerunOf: string | null; readonly before: Run | null };

/**
 * An attempt as a run like all others. One that is over at GitHub is not completed yet: its jobs and logs are read first, so
 * that metrics, clusters and incidents see it once and whole.
 */
export function observedRun(of: ObservedAttempt, { id, rerunOf, before }: RunOf): Run {
  const { repo, commit, attempt, workflow, workflowName, externalId, runNumber, title, actor, event, updatedAt, url } = of;
  const { status, reason } = shownStatus(of);
  return {
    ...UNSTARTED_ATTEMPT,
    id,
    repo,
    source: "github",
    ref: of.branch,
    commit,
    attempt,
    attempts: [],
    rerunOf,
    status,
    reason,
    queuedAt: of.startedAt,
    startedAt: of.startedAt,
    queueSeconds: null,
    timeoutSeconds: 0,
    retries: 0,
    cancelRequestedAt: null,
    sourceId: null,
    triggeredBy: actor,
    steps: before?.steps ?? [],
    notes: before?.notes ?? [],
    ...{ workflow, workflowName, externalId, runNumber, title, actor, event, updatedAt, url },
  };
}

function shownStatus(of: ObservedAttempt): Pick<Run, "status" | "reason"> {
  if (isFinal(of)) return { status: "in_progress", reason: "Over at GitHub; its jobs and logs are being read." };
  if (of.status === "completed") return { status: "waiting", reason: "Waits for somebody's approval at GitHub." };
  return { status: of.status, reason: null };
}
