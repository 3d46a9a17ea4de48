import type { Session } from "../access/session.ts";
import { withAccess } from "../access/with-access.ts";
import type { Client } from "../api/client.ts";
import { RequestFailed } from "../api/problem.ts";
import * as resources from "../api/resources.ts";
import type { PlaysOptions } from "./plays.ts";

/** Runs that open an incident where a repository says nothing else. */
const DEFAULT_THRESHOLD = 3;
const SECONDS_FOR_AN_INCIDENT = 12;

/** Playing over the API, as the demos of the command line do. */
export function playPorts(client: Client, session: Session): PlaysOptions {
  const wait = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

  return {
    withAccess: (action) => withAccess(session, action),
    queueRun: (repo, commit) => client.send("POST", resources.newRun, { repo, ref: "main", commit }),
    readRun: (id) => client.read(resources.run(id)),
    incidentThreshold: async (repo) => (await client.read(resources.repo(repo))).incidentPolicy?.runs ?? DEFAULT_THRESHOLD,
    newCommit,
    wait,
    findIncident: async (runs) => {
      const clusterId = runs.flatMap((run) => run.clusterIds).at(-1);
      if (clusterId === undefined) return null;
      const looks = runs.length > 1 ? SECONDS_FOR_AN_INCIDENT : 1;
      for (let look = 0; look < looks; look += 1) {
        if (look > 0) await wait(1);
        const incidentId = await incidentOf(client, clusterId);
        if (incidentId !== null) return incidentId;
      }
      return null;
    },
  };
}

/** The streams may still be at work: a cluster that is not there yet has no incident yet. */
async function incidentOf(client: Client, clusterId: string): Promise<string | null> {
  try {
    return (await client.read(resources.cluster(clusterId))).incidentId;
  } catch (thrown) {
    if (thrown instanceof RequestFailed && thrown.problem.status === 404) return null;
    throw thrown;
  }
}

/** 40 random hexadecimal digits: a commit that nobody made. */
function newCommit(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
