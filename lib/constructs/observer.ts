import { Duration, Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { ENV, PARAMETER } from "../../lambdas/contract/names.ts";
import type { Target } from "../targets.ts";
import type { DataBucket } from "./data-bucket.ts";
import type { HandlerFunction } from "./handler-function.ts";
import { MinuteJob } from "./minute-job.ts";
import { QueueWorker } from "./queue-worker.ts";
import type { Tables } from "./tables.ts";

export type ObserverProps = {
  readonly target: Target;
  readonly tables: Tables;
  readonly bucket: DataBucket;
  /** Of every function that observes: tables, bucket and what is watched; no secret. */
  readonly environment: Record<string, string>;
};

/**
 * Looks at GitHub Actions, and only looks: each minute -> queue of polls -> lists of runs; webhooks -> queue of events; what is
 * over -> queue of attempts, whose jobs, logs and reports are read. The token is read from SSM's parameter store.
 */
export class Observer extends Construct {
  readonly deadLetters: readonly Queue[];
  readonly #events: QueueWorker;
  /** For the deploy command, which has the first poll made at once. */
  readonly pollsQueueUrl: string;

  constructor(scope: Construct, id: string, { target, tables, bucket, environment }: ObserverProps) {
    super(scope, id);
    const worker = { target, environment, timeout: Duration.minutes(1) };
    const polls = new QueueWorker(this, "PollGithub", {
      ...worker,
      entry: "poll-github",
      runbook: "polls-lost",
      batchSize: 1,
      timeout: Duration.minutes(10), // A first poll takes a whole back-fill in.
    });
    this.#events = new QueueWorker(this, "RecordEvent", { ...worker, entry: "record-event", runbook: "events-lost" });
    const attempts = new QueueWorker(this, "ReadAttempt", {
      ...worker,
      entry: "read-attempt",
      runbook: "attempts-lost",
      batchSize: 1,
      memorySize: 1024,
      timeout: Duration.minutes(10), // Ten logs and twenty artifacts, each 20 s at most.
      maxConcurrency: 5, // GitHub slows down who asks for much at once.
    });
    this.deadLetters = [polls, this.#events, attempts].map((one) => one.deadLetters);
    this.pollsQueueUrl = polls.queue.queueUrl;
    const schedule = new MinuteJob(this, "SchedulePolls", { target, environment, entry: "schedule-polls", runbook: "polls-not-queued" });
    schedule.addEnvironment(ENV.pollsQueueUrl, polls.queue.queueUrl);
    polls.queue.grantSendMessages(schedule);

    for (const { handler } of [polls, this.#events, attempts]) {
      handler.addEnvironment(ENV.attemptsQueueUrl, attempts.queue.queueUrl);
      attempts.queue.grantSendMessages(handler);
      tables.runs.grantReadWriteData(handler);
      tables.insights.grantReadWriteData(handler);
      grantSecret(handler, PARAMETER.githubToken);
    }
    tables.deployments.grantReadWriteData(this.#events.handler);
    bucket.grantRead(this.#events.handler);
    bucket.grantReadWrite(attempts.handler);
  }

  /** Let the API take webhooks: their secret, and the queue that they go to. */
  takeEventsFrom(api: HandlerFunction): void {
    api.addEnvironment(ENV.eventsQueueUrl, this.#events.queue.queueUrl);
    this.#events.queue.grantSendMessages(api);
    grantSecret(api, PARAMETER.webhookSecret);
  }
}

/** Reading one parameter; its key is AWS' own for parameters, which whoever may read one may use. */
function grantSecret(handler: HandlerFunction, name: string): void {
  const resource = Stack.of(handler).formatArn({ service: "ssm", resource: "parameter", resourceName: name.replace(/^\//, "") });
  handler.addToRolePolicy(new PolicyStatement({ actions: ["ssm:GetParameter"], resources: [resource] }));
}
