import type { Deployment } from "../../contract/deployment.ts";
import type { TimelineEntry } from "../../contract/incident.ts";
import { openedEntry, releaseIncident, releaseIncidentId } from "./release-incident.ts";
import type { IncidentUpdate } from "./transition.ts";

/** The id of the incident that a rollback opens: the same however often it is told. Null of a deployment that was not rolled back. */
export function rollbackIncidentId({ id, rolledBackAt }: Deployment): string | null {
  return rolledBackAt === null ? null : releaseIncidentId(keyOf(id), rolledBackAt);
}

const keyOf = (deploymentId: string): string => `rollback-incident\n${deploymentId}`;

/**
 * The incident of a deployment that was rolled back after it had ended well; null of any other. No cluster of failures feeds it, and
 * no success of the rollback resolves it: that the old version works again does not mend the new one. A person resolves it, or quiet.
 */
export function rollbackIncident(deployment: Deployment, rollback: Deployment | null): IncidentUpdate | null {
  const { service, environment, releaseId, rolledBackAt } = deployment;
  if (rolledBackAt === null) return null;
  const title = `${service} ${versionOf(deployment)} rolled back in ${environment}`;
  const of = { service, environment, releaseId, deploymentId: deployment.id, title };
  return {
    incident: releaseIncident({ key: keyOf(deployment.id), at: rolledBackAt, ...of }),
    entries: [...deployed(deployment), ...began(rollback), opened(deployment, rolledBackAt, title)],
  };
}

/** How the rollback ended, for the incident's timeline; null while it runs. */
export function rollbackEndEntry({ id, status, finishedAt, reason }: Deployment): TimelineEntry | null {
  if (status === "running" || finishedAt === null) return null;
  const why = status === "success" || reason === null ? "" : `. ${reason}`;
  return note(finishedAt, `Rollback by deployment ${id} ended: ${status}${why}`);
}

const MOST_REASON = 1_000;

const note = (at: string, text: string): TimelineEntry => ({ at, kind: "note", runId: null, text });

const deployed = ({ id, environment, releaseId, commit, finishedAt, ...deployment }: Deployment): TimelineEntry[] => {
  const what = `${versionOf({ commit, ...deployment })} at ${commit.slice(0, 10)}`;
  const release = releaseId === null ? "" : ` of release ${releaseId}`;
  return finishedAt === null ? [] : [note(finishedAt, `Deployment ${id}${release} brought ${what} to ${environment}`)];
};

const began = (rollback: Deployment | null): TimelineEntry[] =>
  rollback === null ? [] : [note(rollback.startedAt, `Rollback to ${versionOf(rollback)} began: deployment ${rollback.id}`)];

const opened = ({ reason }: Deployment, at: string, title: string): TimelineEntry =>
  openedEntry(at, `Opened: ${title}. ${reason?.slice(0, MOST_REASON) ?? "No reason was given."}`);

const versionOf = ({ version, commit }: Pick<Deployment, "version" | "commit">): string => version ?? commit.slice(0, 10);
