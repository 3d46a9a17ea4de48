import { setTimeout as sleep } from "node:timers/promises";
import { rollbackEndEntry, rollbackIncidentId } from "../../domain/incidents/rollback-incident.ts";
import { getDeployment } from "../../store/deployments.ts";
import { getIncident, putIncident, readTimeline } from "../../store/incidents.ts";
import type { Stores } from "../stores.ts";

const MAX_TRIES = 12;

/**
 * Note on the incident how the rollback that it is about ended; its status stays. Nothing happens while that runs, before the
 * incident is there (its opening asks again), and where it is noted already.
 */
export async function noteRollbackEnd(stores: Pick<Stores, "deployments" | "incidents">, rollbackId: string): Promise<void> {
  const { deployments, incidents } = stores;
  const rollback = await getDeployment(deployments, rollbackId);
  const taken = rollback?.rollbackOf ? await getDeployment(deployments, rollback.rollbackOf) : null;
  const entry = rollback ? rollbackEndEntry(rollback) : null;
  const id = taken?.rolledBackBy === rollbackId ? rollbackIncidentId(taken) : null;
  if (entry === null || id === null) return;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const before = await getIncident(incidents, id);
    const known = before ? await readTimeline(incidents, id) : [];
    if (!before || known.some(({ text }) => text === entry.text)) return;
    if ((await putIncident(incidents, { before, after: before, entries: [entry] })) === "stored") return;
    await sleep(Math.random() * 30 * tries);
  }
  throw new Error(`the incident ${id} changed under ${MAX_TRIES} tries`);
}
