import type { Run } from "../../../lambdas/contract/run.ts";
import { MAX_FLAKY_RUNS, repoOf, type Sample } from "./samples.ts";

/** What playing needs of the world. */
export type PlayPorts = {
  readonly queueRun: (repo: string, commit: string) => Promise<Run>;
  readonly readRun: (id: string) => Promise<Run>;
  /** Runs that open an incident in this repository. */
  readonly incidentThreshold: (repo: string) => Promise<number>;
  readonly newCommit: () => string;
  readonly wait: (seconds: number) => Promise<void>;
};

export type PlayProgress = { readonly expected: number | null; readonly runs: readonly Run[] };

const SECONDS_BETWEEN_LOOKS = 0.7;

/** Play a sample to its end and tell of each step. Every run of it is executed for real. Throws what the ports throw. */
export async function playSample(sample: Sample, ports: PlayPorts, tell: (progress: PlayProgress) => void): Promise<readonly Run[]> {
  if (sample.kind === "until-both-outcomes") return playUntilBoth(repoOf(sample), ports, tell);
  const expected = sample.kind === "until-incident" ? await ports.incidentThreshold(repoOf(sample)) : 1;
  return playTimes(repoOf(sample), expected, ports, tell);
}

async function playTimes(
  repo: string,
  expected: number,
  ports: PlayPorts,
  tell: (progress: PlayProgress) => void,
): Promise<readonly Run[]> {
  let runs: readonly Run[] = [];
  const show = (next: readonly Run[]) => {
    runs = next;
    tell({ expected, runs });
  };
  for (let count = 0; count < expected; count += 1) show([...runs, await ports.queueRun(repo, ports.newCommit())]);
  while (!runs.every(isCompleted)) {
    await ports.wait(SECONDS_BETWEEN_LOOKS);
    show(await Promise.all(runs.map((run) => (isCompleted(run) ? run : ports.readRun(run.id)))));
  }
  return runs;
}

async function playUntilBoth(repo: string, ports: PlayPorts, tell: (progress: PlayProgress) => void): Promise<readonly Run[]> {
  const commit = ports.newCommit();
  const runs: Run[] = [];
  while (runs.length < MAX_FLAKY_RUNS && !sawBoth(runs)) {
    let run = await ports.queueRun(repo, commit);
    const place = runs.push(run) - 1;
    tell({ expected: null, runs: [...runs] });
    while (!isCompleted(run)) {
      await ports.wait(SECONDS_BETWEEN_LOOKS);
      run = await ports.readRun(run.id);
      runs[place] = run;
      tell({ expected: null, runs: [...runs] });
    }
  }
  return runs;
}

const isCompleted = (run: Run): boolean => run.status === "completed";

/** Whether one passed and one failed. */
export const sawBoth = (runs: readonly Run[]): boolean =>
  ["success", "failure"].every((wanted) => runs.some(({ conclusion }) => conclusion === wanted));
