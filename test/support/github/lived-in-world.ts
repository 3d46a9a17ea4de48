import { anArtifact } from "./an-artifact.ts";
import { FAILED_TEST_LOG, FAILED_TEST_REPORT } from "./failed-test.ts";
import { finishRun, rerun, startRun } from "./runs.ts";
import { addRepository, emptyWorld, type FakeRun, latestOf, newId, type World } from "./world.ts";

/** Two repositories with three workflows on several branches: one fails with a log and a report, one runs, one was run again. */
export function livedInWorld(now: number): World {
  // Numbers that grow from start to start: an observer that goes on must not take new runs for old ones.
  const world = { ...emptyWorld(), nextId: Math.floor(now / 1000) };
  addRepository(world, "octo/shop", {}, ["ci.yml", "deploy.yml"]);
  addRepository(world, "octo/api", { defaultBranch: "trunk" });
  const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
  const passed = (repo: string, minutes: number, run: Parameters<typeof startRun>[2]) =>
    finishRun(world, startRun(world, repo, { at: ago(minutes), ...run }), "success", { at: ago(minutes - 3) });

  for (const day of [3, 2, 1]) {
    passed("octo/shop", day * 1440, { head_sha: shaOf(day), display_title: `Day ${day} of the cart` });
    passed("octo/shop", day * 1440 - 5, { file: "deploy.yml", event: "workflow_run", head_sha: shaOf(day) });
    passed("octo/api", day * 1440 - 90, { head_sha: shaOf(day + 10), display_title: `Answer faster, part ${day}` });
  }
  failTests(world, startRun(world, "octo/shop", { at: ago(50), head_branch: "feature/checkout", head_sha: shaOf(4) }), ago(47));
  passed("octo/shop", 40, { head_branch: "fix/timeouts", event: "pull_request", head_sha: shaOf(5) });
  const again = startRun(world, "octo/api", { at: ago(1200), head_sha: shaOf(15), display_title: "Count what is sold" });
  failTests(world, again, ago(1196));
  rerun(again, ago(30));
  finishRun(world, again, "success", { at: ago(26) });
  startRun(world, "octo/shop", { at: ago(1), head_sha: shaOf(6), display_title: "Show the price with its tax" });
  return world;
}

/** Time goes on: what runs comes to its end, and something new begins. Every third run on a branch fails. */
export function moveOn(world: World, now: number, step: number): void {
  const at = new Date(now).toISOString();
  const running = world.repositories.flatMap(({ runs }) => runs).filter((run) => latestOf(run).status !== "completed");
  for (const run of running) step % 3 === 0 ? failTests(world, run, at) : finishRun(world, run, "success", { at });
  const repository = world.repositories[step % world.repositories.length];
  const branch = [repository?.defaultBranch ?? "main", "feature/checkout", "fix/timeouts"][Math.floor(step / 2) % 3];
  startRun(world, repository?.name ?? "", { at, head_branch: branch, head_sha: shaOf(step), display_title: `Change ${step}` });
}

function failTests(world: World, run: FakeRun, at: string): void {
  finishRun(world, run, "failure", { at, jobs: [{ log: FAILED_TEST_LOG }, { name: "lint", conclusion: "success", log: "" }] });
  const { id, head_branch, head_sha } = latestOf(run);
  const artifact = anArtifact({ id: newId(world), created_at: at, workflow_run: { id, head_branch, head_sha } });
  run.artifacts.push(artifact);
  world.zips.set(artifact.id, FAILED_TEST_REPORT);
}

const shaOf = (number: number): string => number.toString(16).padStart(8, "c0ffee00").padEnd(40, "1");
