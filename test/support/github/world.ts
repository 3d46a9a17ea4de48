import { aWorkflow } from "./a-workflow.ts";
import type { Artifact, Job, Workflow, WorkflowRun } from "./payloads.ts";

/** A run with all its attempts, oldest first; a job's `run_attempt` tells whose it is. */
export type FakeRun = { attempts: WorkflowRun[]; jobs: Job[]; artifacts: Artifact[] };

export type FakeRepository = {
  id: number;
  /** owner/name */
  name: string;
  defaultBranch: string;
  private: boolean;
  workflows: Workflow[];
  runs: FakeRun[];
};

/** What there is at GitHub. Specs change it as they like. */
export type World = {
  repositories: FakeRepository[];
  /** By job; null where it has expired. A job without one has not written any yet. */
  logs: Map<number, string | Uint8Array | null>;
  /** By artifact. */
  zips: Map<number, Uint8Array>;
  nextId: number;
};

export const emptyWorld = (): World => ({ repositories: [], logs: new Map(), zips: new Map(), nextId: 1_000_001 });

export const newId = (world: World): number => world.nextId++;

/** Adds a repository with one workflow, `ci.yml`, unless others are given by file name. */
export function addRepository(world: World, name: string, overrides: Partial<FakeRepository> = {}, files = ["ci.yml"]): FakeRepository {
  const workflows = files.map((file) => {
    const [path, title] = [`.github/workflows/${file}`, file.replace(/\.ya?ml$/, "")];
    return aWorkflow({ id: newId(world), path, name: title === "ci" ? "CI" : `${title[0]?.toUpperCase()}${title.slice(1)}` });
  });
  const repository = { id: newId(world), name, defaultBranch: "main", private: false, workflows, runs: [], ...overrides };
  world.repositories.push(repository);
  return repository;
}

/** The attempt that lists show. */
export function latestOf({ attempts }: FakeRun): WorkflowRun {
  const latest = attempts.at(-1);
  if (latest === undefined) throw new Error("a run has at least one attempt");
  return latest;
}

export function repositoryNamed(world: World, name: string): FakeRepository {
  const found = world.repositories.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no repository ${name}; there are ${world.repositories.map((one) => one.name).join(", ")}`);
  return found;
}
