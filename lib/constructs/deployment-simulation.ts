import type { Construct } from "constructs";
import { ENV } from "../../lambdas/contract/names.ts";
import type { Target } from "../targets.ts";
import type { HandlerFunction } from "./handler-function.ts";
import { QueueWorker } from "./queue-worker.ts";
import type { Tables } from "./tables.ts";

export type DeploymentSimulationProps = {
  readonly target: Target;
  readonly tables: Tables;
  readonly environment: Record<string, string>;
};

/** The queue of simulated starts and finishes, and the function that plays them and sends on what comes before its time. */
export class DeploymentSimulation extends QueueWorker {
  constructor(scope: Construct, id: string, { target, tables, environment }: DeploymentSimulationProps) {
    super(scope, id, { target, entry: "simulate-deployment", runbook: "simulations-lost", environment });
    tables.deployments.grantReadWriteData(this.handler);
    tables.registry.grantReadData(this.handler);
    this.feedFrom(this.handler);
  }

  /** Let a function send to the queue, and tell it where that is. */
  feedFrom(fn: HandlerFunction): void {
    fn.addEnvironment(ENV.simulationQueueUrl, this.queue.queueUrl);
    this.queue.grantSendMessages(fn);
  }
}
