import { aJob, aJobStep } from "./a-job.ts";
import { anActor, aRepositoryRef, aWorkflowRun } from "./a-workflow-run.ts";
import type { Job, WorkflowRun } from "./payloads.ts";
import { type FakeRun, latestOf, newId, repositoryNamed, type World } from "./world.ts";

/** GitHub's times have whole seconds. */
const second = (at: string): string => at.replace(/\.\d+Z$/, "Z");

export type NewRun = Partial<WorkflowRun> & { at?: string; file?: string };

/** A run begins: the repository's first workflow on its default branch, unless told otherwise. Ids and numbers follow the world's. */
export function startRun(world: World, repo: string, { at = "2026-11-02T09:00:00Z", file, ...overrides }: NewRun = {}): FakeRun {
  const repository = repositoryNamed(world, repo);
  const workflow = repository.workflows.find(({ path }) => file === undefined || path.endsWith(`/${file}`));
  if (workflow === undefined) throw new Error(`${repo} has no workflow ${file}`);
  const attempt = aWorkflowRun({
    id: newId(world),
    name: workflow.name,
    path: workflow.path,
    workflow_id: workflow.id,
    run_number: repository.runs.filter((run) => latestOf(run).workflow_id === workflow.id).length + 1,
    head_branch: repository.defaultBranch,
    created_at: second(at),
    repository: aRepositoryRef(repo, { id: repository.id, private: repository.private }),
    ...overrides,
  });
  const run = { attempts: [attempt], jobs: [], artifacts: [] };
  repository.runs.push(run);
  return run;
}

/** A job with its log; what is not said follows from its run. */
export type NewJob = Partial<Job> & { log?: string | Uint8Array | null };

/** The latest attempt ends. Where no job is told of there is one, `test`, that ended the same way. */
export function finishRun(
  world: World,
  run: FakeRun,
  conclusion: string,
  { at, jobs = [{}] }: { at?: string; jobs?: readonly NewJob[] } = {},
): void {
  const attempt = latestOf(run);
  const end = second(at ?? new Date(Date.parse(attempt.run_started_at) + 60_000).toISOString());
  Object.assign(attempt, { status: "completed", conclusion, updated_at: end });
  run.jobs.push(...jobs.map((job) => jobOf(world, attempt, { conclusion, completed_at: end, ...job })));
}

function jobOf(world: World, attempt: WorkflowRun, { log, ...overrides }: NewJob): Job {
  const { id: run_id, run_attempt, head_sha, head_branch, name, run_started_at } = attempt;
  const times = { started_at: run_started_at, completed_at: overrides.completed_at ?? null };
  const steps = [aJobStep({ conclusion: overrides.conclusion ?? null, ...times })];
  const own = { run_id, run_url: attempt.url, run_attempt, head_sha, head_branch, workflow_name: name, created_at: run_started_at };
  const job = aJob({ id: newId(world), ...own, ...times, steps, ...overrides });
  if (log !== undefined) world.logs.set(job.id, log);
  return job;
}

/** Somebody runs it again: the same id and `created_at`, everything else of time anew. Earlier attempts stay, but lists no longer show them. */
export function rerun(run: FakeRun, at: string, { by = "hubot", status = "in_progress" } = {}): WorkflowRun {
  const before = latestOf(run);
  const again: WorkflowRun = {
    ...before,
    run_attempt: before.run_attempt + 1,
    previous_attempt_url: `${before.url}/attempts/${before.run_attempt}`,
    status,
    conclusion: null,
    run_started_at: second(at),
    updated_at: second(at),
    triggering_actor: anActor(by),
  };
  run.attempts.push(again);
  return again;
}
