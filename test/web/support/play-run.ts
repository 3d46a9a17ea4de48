import type { Run } from "../../../lambdas/contract/run.ts";
import { anIncident, aRun, aStep, at } from "./factories.ts";
import { failingLog, passingLog } from "./logs.ts";
import { failure, type World } from "./world.ts";

const START_MS = 300;
const END_MS = 1_500;
const THRESHOLD = 3;

/** Queue a run that starts and ends by itself within two seconds, as its repository's name says it does. */
export function playRun(
  world: World,
  request: { readonly repo: string; readonly ref: string; readonly commit: string },
  part: Partial<Run> = {},
): Run {
  const queuedMs = Date.now();
  const queued = aRun({
    ...request,
    ...part,
    status: "queued",
    conclusion: null,
    queuedAt: at(queuedMs),
    startedAt: null,
    completedAt: null,
    durationSeconds: null,
    queueSeconds: null,
    steps: [],
    tests: null,
  });
  world.runs.unshift(queued);
  const change = (to: Partial<Run>) => replace(world, queued.id, to);
  setTimeout(() => change({ status: "in_progress", startedAt: at(Date.now()), queueSeconds: 0.3, steps: [running()] }), START_MS).unref();
  setTimeout(
    () => end(world, change({ status: "completed", completedAt: at(Date.now()), durationSeconds: 1.2, ...endOf(request.repo) })),
    END_MS,
  ).unref();
  return queued;
}

const running = () =>
  aStep({
    status: "in_progress",
    conclusion: null,
    exitCode: null,
    startedAt: at(Date.now()),
    completedAt: null,
    durationSeconds: null,
    logBytes: 0,
  });

export function replace(world: World, id: string, to: Partial<Run>): Run | null {
  const index = world.runs.findIndex((run) => run.id === id);
  const run = world.runs[index];
  if (run === undefined) return null;
  if (run.conclusion !== null) return run;
  const next = { ...run, ...to };
  world.runs[index] = next;
  return next;
}

function endOf(repo: string): Partial<Run> {
  const passed: Partial<Run> = {
    conclusion: "success",
    steps: [aStep({ logBytes: passingLog().length })],
    tests: { total: 12, passed: 12, failed: 0, skipped: 0 },
  };
  if (repo === "samples/flaky") return Math.random() < 0.4 ? failure() : passed;
  if (repo === "samples/timeout") return { ...failure(), conclusion: "timed_out" };
  return repo === "samples/success" ? passed : failure();
}

function end(world: World, run: Run | null): void {
  if (run === null) return;
  for (const step of run.steps) world.logs.set(`${run.id}/${step.number}`, step.conclusion === "failure" ? failingLog() : passingLog());
  if (run.conclusion === "failure") countIn(world, run);
}

/** What the streams do: the cluster counts, and at the threshold its incident opens. */
function countIn(world: World, run: Run): void {
  const cluster = world.clusters.find(({ id }) => id === "c-assertion");
  if (cluster === undefined) return;
  cluster.count += 1;
  cluster.lastSeenAt = run.completedAt ?? cluster.lastSeenAt;
  const entry = {
    at: cluster.lastSeenAt,
    kind: "run" as const,
    runId: run.id,
    text: `${run.repo} ${run.ref} ${run.commit.slice(0, 10)}: basket > adds the tax once`,
  };
  const incident = world.incidents.find(({ id }) => id === cluster.incidentId);
  if (incident) {
    incident.timeline.push(entry);
    incident.impact.runs += 1;
  } else if (cluster.count >= THRESHOLD) {
    const opened = anIncident({ openedAt: entry.at, lastSeenAt: entry.at, timeline: [entry] });
    world.incidents.unshift(opened);
    cluster.incidentId = opened.id;
  }
}
