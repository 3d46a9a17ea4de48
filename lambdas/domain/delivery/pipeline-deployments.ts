import type { DeploymentStatus } from "../../contract/deployment.ts";

/** A pipeline as CI systems record it. Empty `type` or `environment`: not said. */
export type Pipeline = {
  readonly id: string;
  readonly result: string;
  readonly type: string;
  readonly environment: string;
  readonly durationSeconds: number;
  readonly finishedAt: string | null;
};

/** A job of a pipeline. */
export type PipelineTask = Pick<Pipeline, "result" | "type" | "environment"> & { readonly pipelineId: string };

/** Times are null until it is finished; `environment` is null where neither the pipeline nor a task says one. */
export type PipelineDeployment = {
  readonly id: string;
  readonly result: string;
  readonly status: DeploymentStatus;
  readonly environment: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
};

/**
 * One deployment per pipeline that deploys, however many tasks or commits it has: it or one of its tasks is of type DEPLOYMENT and
 * was not skipped. It started its duration before its finish, as a pipeline's creation includes its wait in a queue.
 */
export function deploymentsOf(pipelines: readonly Pipeline[], tasks: readonly PipelineTask[]): PipelineDeployment[] {
  const deploying = Map.groupBy(tasks.filter(isDeployment), ({ pipelineId }) => pipelineId);
  return pipelines
    .filter((pipeline) => pipeline.result !== "SKIPPED" && (isDeployment(pipeline) || deploying.has(pipeline.id)))
    .map((pipeline) => deploymentOf(pipeline, deploying.get(pipeline.id) ?? []));
}

const isDeployment = ({ type, result }: Pick<Pipeline, "type" | "result">) => type === "DEPLOYMENT" && result !== "SKIPPED";

function deploymentOf({ id, result, finishedAt, durationSeconds, environment }: Pipeline, tasks: readonly PipelineTask[]) {
  return {
    id,
    result,
    status: statusOf(result, finishedAt),
    environment: [environment, ...tasks.map((task) => task.environment)].find((name) => name !== "") ?? null,
    startedAt: finishedAt === null ? null : new Date(Date.parse(finishedAt) - durationSeconds * 1000).toISOString(),
    finishedAt: finishedAt === null ? null : new Date(Date.parse(finishedAt)).toISOString(),
  };
}

/** Without a finish it runs, whatever result is noted already. */
function statusOf(result: string, finishedAt: string | null): DeploymentStatus {
  if (finishedAt === null) return "running";
  return result === "SUCCESS" ? "success" : "failed";
}
