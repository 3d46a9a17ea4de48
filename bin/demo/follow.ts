import type { Run } from "../../lambdas/contract/run.ts";
import type { Api } from "./api.ts";
import { until } from "./until.ts";

/** Waiting in the queue, the attempts and the sweeper's patience, beyond the run's own time. */
const SLACK_MS = 180_000;

/** Follows a run to its end and tells each change once. Answers the run as it is then. */
export async function follow(api: Api, queued: Run, tell: (line: string) => void): Promise<Run> {
  const told = new Set<string>();
  const ask = async (): Promise<Run> => {
    const run = await api.run(queued.id);
    for (const line of linesOf(run)) {
      if (told.has(line)) continue;
      told.add(line);
      tell(line);
    }
    return run;
  };
  return until(ask, (run) => run.status === "completed", queued.timeoutSeconds * 1_000 + SLACK_MS);
}

/** All there is to tell of a run so far; a line that was told once stays the same. */
export function linesOf(run: Run): string[] {
  const attempt = run.attempt > 1 ? ` (attempt ${run.attempt})` : "";
  const started =
    run.status === "queued"
      ? []
      : [`started${attempt}${run.queueSeconds === null ? "" : `, ${seconds(run.queueSeconds)} after it was queued`}`];
  const steps = run.steps.flatMap((step) => {
    if (step.status === "queued") return [];
    const name = `step ${step.number} "${step.name}"${attempt}`;
    if (step.status === "in_progress") return [`${name} runs`];
    const exit = step.exitCode === null || step.exitCode === 0 ? "" : `, exit code ${step.exitCode}`;
    return [`${name} ${step.conclusion}${exit}${step.durationSeconds === null ? "" : `, ${seconds(step.durationSeconds)}`}`];
  });
  return [...started, ...steps];
}

export const seconds = (value: number): string => `${value.toFixed(2)} s`;
