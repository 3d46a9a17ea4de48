import { randomBytes, randomUUID } from "node:crypto";
import { DEFAULT_INCIDENT_POLICY } from "../../lambdas/contract/incident.ts";
import type { Run } from "../../lambdas/contract/run.ts";
import type { Api } from "./api.ts";
import { awaitIncident } from "./await-incident.ts";
import { awaitVerdict } from "./await-verdict.ts";
import { describeCluster, describeRun } from "./describe.ts";
import { runProblems } from "./expectations.ts";
import { follow } from "./follow.ts";
import { repoOf, type Scenario } from "./scenarios.ts";

export type Tell = (line: string) => void;
const MOST_FLAKY_RUNS = 20;

/** Plays a scenario to its end and tells what the system made of it. Answers what is not as it should be. */
export function play(api: Api, scenario: Scenario, tell: Tell): Promise<string[]> {
  switch (scenario.plays) {
    case "once":
      return playOnce(api, scenario, tell);
    case "incident":
      return playIncident(api, scenario, tell);
    case "verdict":
      return playVerdict(api, scenario, tell);
  }
}

async function playOnce(api: Api, scenario: Scenario, tell: Tell): Promise<string[]> {
  const run = await playRun(api, scenario, newCommit(), tell);
  await tellCluster(api, run, tell);
  return runProblems(run, scenario.expected);
}

async function playIncident(api: Api, scenario: Scenario, tell: Tell): Promise<string[]> {
  const policy = { ...DEFAULT_INCIDENT_POLICY, ...(await api.repo(repoOf(scenario))).incidentPolicy };
  const runs: Run[] = [];
  for (let n = 1; n <= policy.runs; n += 1) {
    tell(`run ${n} of ${policy.runs}, with a commit of its own`);
    runs.push(await playRun(api, scenario, newCommit(), tell));
  }
  const last = runs.at(-1);
  if (last) await tellCluster(api, last, tell);
  return [...runs.flatMap((run) => runProblems(run, scenario.expected)), ...(await awaitIncident(api, runs, policy.runs, tell))];
}

async function playVerdict(api: Api, scenario: Scenario, tell: Tell): Promise<string[]> {
  const commit = newCommit();
  const runs: Run[] = [];
  const seen = () => new Set(runs.map(({ conclusion }) => conclusion));
  while (runs.length < MOST_FLAKY_RUNS && !(seen().has("success") && seen().has("failure"))) {
    tell(`run ${runs.length + 1}, at most ${MOST_FLAKY_RUNS}, of the commit ${commit.slice(0, 12)}`);
    runs.push(await playRun(api, scenario, commit, tell));
  }
  const problems = runs.flatMap((run) => runProblems(run, scenario.expected));
  if (seen().size < 2) return [...problems, `all ${runs.length} runs ended alike (one in 3000 times they do)`];
  return [...problems, ...(await awaitVerdict(api, repoOf(scenario), commit, tell))];
}

async function playRun(api: Api, scenario: Scenario, commit: string, tell: Tell): Promise<Run> {
  const queued = await api.queueRun({ repo: repoOf(scenario), ref: "main", commit }, randomUUID());
  tell(`  queued ${queued.id}`);
  const run = await follow(api, queued, (line) => tell(`  ${line}`));
  for (const line of describeRun(run)) tell(`  ${line}`);
  return run;
}

async function tellCluster(api: Api, run: Run, tell: Tell): Promise<void> {
  const id = run.clusterIds[0];
  if (id) for (const line of describeCluster(await api.cluster(id))) tell(`  ${line}`);
}

const newCommit = (): string => randomBytes(20).toString("hex");
