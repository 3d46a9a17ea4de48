import { Duration, Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { ENV } from "../../lambdas/contract/names.ts";
import type { Target } from "../targets.ts";
import type { DataBucket } from "./data-bucket.ts";
import type { DeploymentSimulation } from "./deployment-simulation.ts";
import type { HandlerFunction } from "./handler-function.ts";
import { QueueWorker } from "./queue-worker.ts";
import { StreamWorker, type StreamWorkerProps } from "./stream-worker.ts";
import type { Tables } from "./tables.ts";

export type ReleasesProps = {
  readonly target: Target;
  readonly tables: Tables;
  readonly bucket: DataBucket;
  readonly simulation: DeploymentSimulation;
  /** Of every function here: tables and bucket. */
  readonly environment: Record<string, string>;
  /** What follows the deployments' stream. */
  readonly stream: Omit<StreamWorkerProps, "entry">;
};

/**
 * queue `steps` -> run-step, four times -> queue `checks` -> check-release: validators, gate -> EventBridge, topic of decisions;
 * queue `releases` -> advance-release: deployers, metrics, rollbacks; deployments' stream -> follow-deployment -> queue `releases`.
 */
export class Releases extends Construct {
  readonly deadLetters: readonly Queue[];
  readonly follower: StreamWorker;
  readonly decisions: Topic;
  readonly queueUrl: string;
  readonly #steps: QueueWorker;
  readonly #checks: QueueWorker;
  readonly #due: QueueWorker;

  constructor(scope: Construct, id: string, { target, tables, bucket, simulation, environment, stream }: ReleasesProps) {
    super(scope, id);
    const worker = { target, environment, timeout: Duration.minutes(1), batchSize: 1, memorySize: 1024 };
    this.decisions = new Topic(this, "Decisions", { enforceSSL: !target.disposable });
    this.#steps = new QueueWorker(this, "RunStep", { ...worker, entry: "run-step", runbook: "steps-lost" });
    this.#checks = new QueueWorker(this, "CheckRelease", { ...worker, entry: "check-release", runbook: "checks-lost" });
    this.#due = new QueueWorker(this, "AdvanceRelease", { ...worker, entry: "advance-release", runbook: "releases-stuck" });
    this.deadLetters = [this.#steps, this.#checks, this.#due].map((one) => one.deadLetters);
    this.queueUrl = this.#due.queue.queueUrl;
    this.follower = new StreamWorker(this, "FollowDeployment", { ...stream, entry: "follow-deployment" });

    const [step, check, advance] = [this.#steps.handler, this.#checks.handler, this.#due.handler];
    for (const handler of [step, check, advance]) tables.releases.grantReadWriteData(handler);
    for (const handler of [step, check]) bucket.grantReadWrite(handler);
    for (const table of [tables.runs, tables.insights, tables.incidents]) table.grantReadData(check);
    check.addEnvironment(ENV.decisionsTopicArn, this.decisions.topicArn);
    this.decisions.grantPublish(check);
    const bus = Stack.of(this).formatArn({ service: "events", resource: "event-bus", resourceName: "default" });
    check.addToRolePolicy(new PolicyStatement({ actions: ["events:PutEvents"], resources: [bus] }));
    tables.deployments.grantReadWriteData(advance);
    simulation.feedFrom(advance);
    tables.deployments.grantReadData(this.follower);
    tables.incidents.grantReadWriteData(this.follower);
    for (const fn of [step, advance]) this.startFrom(fn);
    this.dueFrom(this.follower);
  }

  /** Let a function queue any job of a release. */
  startFrom(fn: HandlerFunction): void {
    for (const [name, { queue }] of [
      [ENV.stepsQueueUrl, this.#steps],
      [ENV.checksQueueUrl, this.#checks],
    ] as const) {
      fn.addEnvironment(name, queue.queueUrl);
      queue.grantSendMessages(fn);
    }
    this.dueFrom(fn);
  }

  /** Let a function have a release looked at. */
  dueFrom(fn: HandlerFunction): void {
    fn.addEnvironment(ENV.releasesQueueUrl, this.queueUrl);
    this.#due.queue.grantSendMessages(fn);
  }
}
