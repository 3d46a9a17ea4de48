import type { ReleaseContext } from "../../contract/release.ts";
import { sumTallies } from "../../domain/delivery/tally-sum.ts";
import { windowOf } from "../../domain/delivery/window.ts";
import type { LiveEvidence } from "../../domain/releases/live/live-evidence.ts";
import { newestUnresolved } from "../../store/incidents.ts";
import { newestRunsOf } from "../../store/run-lists.ts";
import { readTallies } from "../../store/tallies.ts";
import { listTrackedTests } from "../../store/tracked-tests.ts";
import type { Stores } from "../stores.ts";

/** Runs that are looked through for one that reported tests. */
const MOST_RUNS = 20;
/** Unresolved incidents that are looked through, the newest first. */
const MOST_INCIDENTS = 1_000;

/** What lately happened to a service and its repository. */
export async function readEvidence(
  stores: Stores,
  { service, repo }: Pick<ReleaseContext, "service" | "repo">,
  windowDays: number,
  now: string,
): Promise<LiveEvidence> {
  const [incidents, rows, tests] = await Promise.all([
    newestUnresolved(stores.incidents, MOST_INCIDENTS, null),
    readTallies(stores.insights, service, "D", windowOf(now, windowDays).since.slice(0, 10)),
    repo === null ? null : testsOf(stores, repo),
  ]);
  const { succeeded, failed, rolledBack, failedLater } = sumTallies(rows);
  return {
    service,
    repo,
    incidents: incidents.incidents
      .filter(
        (one) => one.service === service || (repo !== null && one.impact.repos.some((name) => name.toLowerCase() === repo.toLowerCase())),
      )
      .map(({ id, title, status }) => ({ id, title, status: status === "open" ? "open" : "mitigating" })),
    deployments: { finished: succeeded + failed + rolledBack, succeeded, failedInAnyWay: failed + rolledBack + failedLater },
    tests,
  };
}

async function testsOf({ runs, insights }: Stores, repo: string): Promise<LiveEvidence["tests"]> {
  const [newest, tracked] = await Promise.all([
    newestRunsOf(runs, repo, { position: null, since: null, limit: MOST_RUNS }),
    listTrackedTests(insights, repo),
  ]);
  const counted = newest.runs.find(({ status, tests }) => status === "completed" && tests !== null)?.tests;
  if (!counted) return null;
  return { total: counted.total, flaky: tracked.filter(({ verdict }) => verdict === "flaky").map(({ test }) => test) };
}
