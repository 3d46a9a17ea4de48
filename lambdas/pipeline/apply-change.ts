import type { DynamoDBRecord } from "aws-lambda";
import { DEFAULT_INCIDENT_POLICY, IncidentPolicy, IncidentSummary } from "../contract/incident.ts";
import { Run } from "../contract/run.ts";
import { newImageOf, oldImageOf } from "../runtime/new-image.ts";
import type { Table } from "../store/table.ts";
import type { Counting } from "./count-delivery.ts";
import { countEnd, countLaterFailure } from "./count-deployment.ts";
import { countRollback } from "./count-rollback.ts";
import { countRun } from "./count-run.ts";
import { endedBy, failedLaterBy, rolledBackBy } from "./deployment-change.ts";
import type { Stores } from "./stores.ts";
import { tellRemedied } from "./tell-remedied.ts";
import { trackIncidents } from "./track-incidents.ts";

/** The run that this change completed; `null` for every other change. */
function completedBy(record: DynamoDBRecord): Run | null {
  const image = newImageOf(record);
  if (image?.status !== "completed" || oldImageOf(record)?.status === "completed") return null;
  return Run.parse(image);
}

export async function updateMetrics(insights: Table, record: DynamoDBRecord): Promise<void> {
  const run = completedBy(record);
  if (run) await countRun(insights, run);
}

export async function updateIncidents(stores: Stores, policy: IncidentPolicy, record: DynamoDBRecord, now: string): Promise<void> {
  const run = completedBy(record);
  if (run) await trackIncidents(stores, policy, run, now);
}

/**
 * Count what a change of a deployment says: that it ended, that it failed after all, or that it was rolled back. What it says of
 * others is passed on to them.
 */
export async function updateDelivery(stores: Counting, record: DynamoDBRecord, now: string): Promise<void> {
  const ended = endedBy(record);
  if (ended) {
    await countEnd(stores, ended, now);
    await tellRemedied(stores.deployments, ended);
  }
  const failed = failedLaterBy(record);
  if (failed) await countLaterFailure(stores, failed, now);
  const rolledBack = rolledBackBy(record);
  if (rolledBack) await countRollback(stores, rolledBack, now);
}

/** Tell the topic of an incident that was opened or changed its status. Subscribers may get a message twice. */
export async function announceIncident(
  publish: (subject: string, message: unknown) => Promise<void>,
  record: DynamoDBRecord,
): Promise<void> {
  const image = newImageOf(record);
  if (image?.sk !== "INCIDENT") return;
  const incident = IncidentSummary.parse(image);
  const before = oldImageOf(record)?.status ?? null;
  if (before === incident.status) return;
  await publish(`Incident ${incident.status}: ${incident.title}`, { type: "incident.changed", from: before, incident });
}

/** The overall policy: the deployment's own, or the default. */
export const overallPolicy = (setting: string | undefined): IncidentPolicy =>
  setting ? IncidentPolicy.parse(JSON.parse(setting)) : DEFAULT_INCIDENT_POLICY;
