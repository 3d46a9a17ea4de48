import type { IncidentPolicy } from "../contract/incident.ts";
import { policyFor } from "../domain/incidents/policy.ts";
import { closeWhenQuiet } from "../domain/incidents/quiet.ts";
import { cancelled } from "../domain/runs/cancel.ts";
import { completed } from "../domain/runs/complete.ts";
import { attemptsLeft } from "../domain/runs/retry.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { count } from "../runtime/metric.ts";
import { listUnresolved, putIncident } from "../store/incidents.ts";
import { cancelObject, claimObject, resultObject } from "../store/object-keys.ts";
import { putObject, sizeOf } from "../store/objects.ts";
import { getRepo } from "../store/repos.ts";
import { getRun, replaceRun } from "../store/runs.ts";
import { freeSlot, freeStaleSlot, listSlots, type Slot } from "../store/slots.ts";
import { transact } from "../store/transact.ts";
import { type Recorder, recordResult } from "./record-result.ts";
import { tryAgain } from "./try-again.ts";

/** So long past its deadline a result that is there, and cannot be applied, is given up. */
const HOPELESS_MS = 15 * 60_000;

/** End, or queue again, the runs whose executor is silent past its deadline, and free their slots. */
export async function endSilentRuns(recorder: Recorder): Promise<number> {
  const { stores, now } = recorder;
  const due = (await listSlots(stores.registry)).filter(({ deadline }) => deadline < now());
  for (const slot of due) {
    try {
      await endSilent(recorder, slot);
    } catch (error) {
      // One run that cannot be ended keeps its slot until the next sweep, and keeps no other run from being swept.
      log.error("run not swept", { runId: slot.runId, reason: reasonOf(error) });
      count("RunNotSwept");
    }
  }
  return due.length;
}

async function endSilent(recorder: Recorder, slot: Slot): Promise<void> {
  const { stores, data, now } = recorder;
  const run = await getRun(stores.runs, slot.runId);
  const isRunning = run?.status === "in_progress" && run.attempt === slot.attempt;
  if (!run || !isRunning) {
    await transact(stores.registry, [freeStaleSlot(stores.registry, slot)]);
    return;
  }
  // The result may be there though its notification was lost.
  const key = resultObject(run.id, run.attempt);
  const hasResult = (await sizeOf(data, key)) !== null;
  const isHopeless = hasResult && Date.parse(slot.deadline) < Date.parse(now()) - HOPELESS_MS;
  if (hasResult && !isHopeless) {
    await recordResult(recorder, key);
    return;
  }
  // An executor that was not started yet loses its claim, and one that still runs stops: neither may meet another attempt.
  await putObject(data, claimObject(run.id, run.attempt), "given up", "text/plain");
  await putObject(data, cancelObject(run.id, run.attempt), "given up", "text/plain");
  log.warn("executor silent past its deadline", { runId: run.id, attempt: run.attempt });
  count("ExecutorSilent");
  if (!isHopeless && run.cancelRequestedAt === null && attemptsLeft(run)) {
    await tryAgain(recorder, run, { conclusion: "errored", completedAt: now() }, []);
    return;
  }
  const reason = isHopeless
    ? "The executor's result could not be applied, however often it was tried."
    : "The executor did not answer by its deadline: it died, or was never started.";
  const ended = run.cancelRequestedAt
    ? cancelled(run, now(), "Cancelled; its executor did not answer any more.")
    : completed(run, { conclusion: "errored", reason, at: now() });
  await transact(stores.runs, [replaceRun(stores.runs, run, ended), freeSlot(stores.registry, run)]);
}

/** Resolve the incidents that have been quiet for as long as their policy asks. */
export async function closeQuietIncidents({ stores, now }: Pick<Recorder, "stores" | "now">, overall: IncidentPolicy): Promise<number> {
  let closed = 0;
  for (const before of await listUnresolved(stores.incidents)) {
    const [repoName] = before.impact.repos;
    const repo = repoName ? await getRepo(stores.registry, repoName) : null;
    const lastChangedAt = before.latest.findLast(({ kind }) => kind === "status_changed" || kind === "reopened")?.at ?? null;
    const change = closeWhenQuiet(before, now(), policyFor(overall, repo?.incidentPolicy ?? null), lastChangedAt);
    if (!change) continue;
    const outcome = await putIncident(stores.incidents, { before, after: change.incident, entries: change.entries });
    if (outcome === "stored") closed++;
  }
  return closed;
}
