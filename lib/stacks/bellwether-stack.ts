import { CfnOutput, Duration, Size, Stack, type StackProps } from "aws-cdk-lib";
import { Tracing } from "aws-cdk-lib/aws-lambda";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import type { IncidentPolicy } from "../../lambdas/contract/incident.ts";
import { tellOfAlarms } from "../constructs/alarm-topic.ts";
import { Api } from "../constructs/api.ts";
import { DataBucket } from "../constructs/data-bucket.ts";
import { DeploymentSimulation } from "../constructs/deployment-simulation.ts";
import { HandlerFunction } from "../constructs/handler-function.ts";
import { LostBatches } from "../constructs/lost-batches.ts";
import { MinuteJob } from "../constructs/minute-job.ts";
import { Observer } from "../constructs/observer.ts";
import { Page } from "../constructs/page.ts";
import { QueueWorker } from "../constructs/queue-worker.ts";
import { Releases } from "../constructs/releases.ts";
import { StreamWorker } from "../constructs/stream-worker.ts";
import { Tables } from "../constructs/tables.ts";
import { type Environment, variablesOf } from "../environment.ts";
import type { Target } from "../targets.ts";

export type BellwetherStackProps = StackProps & {
  readonly target: Target;
  /** Where presigned URLs for people lead, on an emulator; null on AWS. */
  readonly publicEndpoint: string | null;
  /** Count, window and quiet time of incidents where a repository has no own; null for the default. */
  readonly incidentPolicy: IncidentPolicy | null;
  /** What is watched at GitHub. */
  readonly observer: Environment;
};

/**
 * queue `runs` -> dispatch-run -> execute-run -> result object -> queue `results` -> record-result -> runs table
 * -> stream -> update-metrics, update-incidents -> incidents table -> stream -> announce-incident -> topic
 */
export class BellwetherStack extends Stack {
  constructor(scope: Construct, id: string, { target, publicEndpoint, incidentPolicy, observer, ...props }: BellwetherStackProps) {
    super(scope, id, { description: "Bellwether: what CI and deployments are really doing", ...props });
    const tables = new Tables(this, "Tables", target);
    const topic = new Topic(this, "IncidentChanges", { enforceSSL: !target.disposable });

    const executor = new HandlerFunction(this, "ExecuteRun", {
      target,
      entry: "execute-run",
      timeout: Duration.minutes(15),
      memorySize: 2048,
      ephemeralStorageSize: Size.gibibytes(4),
      maxEventAge: Duration.minutes(1), // One that Lambda throttles for longer is the sweeper's.
      retryAttempts: 0, // A run is executed once; the sweeper finds one that died.
      tracing: Tracing.DISABLED, // Its role could write traces: it may write its log and nothing else.
      ...(target.reservedExecutors === null ? {} : { reservedConcurrentExecutions: target.reservedExecutors }),
    });
    const data = tables.names;
    const policy = incidentPolicy ? { incidentPolicy: JSON.stringify(incidentPolicy) } : {};
    const starting = { executorFunction: executor.functionName, maxConcurrentRuns: String(target.maxConcurrentRuns) };

    const results = new QueueWorker(this, "RecordResult", {
      target,
      entry: "record-result",
      runbook: "results-lost",
      batchSize: 1,
      timeout: Duration.seconds(90),
      memorySize: 1024,
    });
    const bucket = new DataBucket(this, "Data", { target, results: results.queue });
    const dataBucket = bucket.bucketName;

    const retries = new QueueWorker(this, "RequeueRun", { target, entry: "requeue-run", runbook: "retries-lost" });
    const simulation = new DeploymentSimulation(this, "SimulateDeployment", { target, tables, environment: variablesOf(data) });
    const runs = new QueueWorker(this, "DispatchRun", {
      target,
      entry: "dispatch-run",
      runbook: "runs-lost",
      fifo: true,
      environment: variablesOf({ ...data, ...starting, dataBucket }),
    });
    const setAside = new QueueWorker(this, "ReplayChange", {
      target,
      entry: "replay-change",
      runbook: "changes-set-aside",
      environment: variablesOf({ ...data, ...policy, incidentsTopicArn: topic.topicArn }),
    });
    const observed = variablesOf({ ...data, ...observer, dataBucket });
    const github = new Observer(this, "Observer", { target, tables, bucket, environment: observed });
    const lostBatches = new LostBatches(this, "LostBatches", target);
    const stream = { target, lostBatches, environment: variablesOf({ ...data, ...policy, setAsideQueueUrl: setAside.queue.queueUrl }) };
    const ofDeployments = { ...stream, table: tables.deployments, keyPrefix: "DEPLOYMENT#", runbook: "stream-behind" };
    const releases = new Releases(this, "Releases", {
      target,
      tables,
      bucket,
      simulation,
      environment: variablesOf({ ...data, dataBucket }),
      stream: ofDeployments,
    });
    const workers = [runs, results, retries, setAside, simulation];
    const deadLetters = [...workers.map((worker) => worker.deadLetters), ...github.deadLetters, ...releases.deadLetters, lostBatches];

    const runsQueueUrl = runs.queue.queueUrl;
    addVariables(retries.handler, { runsQueueUrl, ...data });
    addVariables(results.handler, { ...data, ...starting, dataBucket, retriesQueueUrl: retries.queue.queueUrl });

    const ofRuns = { ...stream, table: tables.runs, keyPrefix: "RUN#", runbook: "stream-behind" };
    const updateMetrics = new StreamWorker(this, "UpdateMetrics", { ...ofRuns, entry: "update-metrics" });
    const updateIncidents = new StreamWorker(this, "UpdateIncidents", { ...ofRuns, entry: "update-incidents" });
    const announceIncident = new StreamWorker(this, "AnnounceIncident", {
      ...stream,
      table: tables.incidents,
      keyPrefix: "INCIDENT#",
      runbook: "stream-behind",
      entry: "announce-incident",
    });
    const updateDelivery = new StreamWorker(this, "UpdateDelivery", { ...ofDeployments, entry: "update-delivery" });
    addVariables(announceIncident, { incidentsTopicArn: topic.topicArn });

    const sweep = new MinuteJob(this, "Sweep", {
      target,
      entry: "sweep",
      runbook: "sweeper-fails",
      timeout: Duration.minutes(1),
      environment: variablesOf({ ...data, ...policy, ...starting, dataBucket, runsQueueUrl, retriesQueueUrl: retries.queue.queueUrl }),
    });
    const generate = new MinuteJob(this, "Generate", {
      target,
      entry: "generate",
      runbook: "generator-fails",
      environment: variablesOf({ ...data, runsQueueUrl }),
    });

    const serveApi = new HandlerFunction(this, "ServeApi", {
      target,
      entry: "serve-api",
      memorySize: 1024,
      environment: variablesOf({
        ...data,
        ...observer,
        dataBucket,
        runsQueueUrl,
        deadLetterQueueUrls: deadLetters.map((queue) => queue.queueUrl).join(","),
        publicRead: String(target.publicRead),
        ...(publicEndpoint === null ? {} : { presignEndpoint: publicEndpoint }),
      }),
    });
    const api = new Api(this, "Api", { target, handler: serveApi });
    const page = new Page(this, "Page", target);

    // Who may do what. The executor is granted nothing: stolen credentials of its role gain nothing.
    for (const starter of [runs.handler, results.handler, sweep]) {
      executor.grantInvoke(starter);
      tables.registry.grantReadWriteData(starter);
      bucket.grantReadWrite(starter);
    }
    for (const writer of [serveApi, runs.handler, results.handler, sweep, generate]) tables.runs.grantReadWriteData(writer);
    tables.runs.grantReadData(retries.handler);
    for (const counter of [updateMetrics, updateDelivery, setAside.handler, results.handler, sweep])
      tables.insights.grantReadWriteData(counter);
    for (const reader of [updateIncidents, serveApi]) tables.insights.grantReadData(reader);
    for (const writer of [serveApi, sweep, updateDelivery, setAside.handler]) tables.deployments.grantReadWriteData(writer);
    for (const opener of [updateIncidents, setAside.handler, sweep, serveApi]) tables.incidents.grantReadWriteData(opener);
    for (const reader of [updateIncidents, setAside.handler]) tables.registry.grantReadData(reader);
    for (const sender of [serveApi, sweep, generate, retries.handler]) runs.queue.grantSendMessages(sender);
    for (const feeder of [serveApi, generate]) simulation.feedFrom(feeder);
    github.takeEventsFrom(serveApi);
    releases.startFrom(serveApi);
    for (const caller of [sweep, setAside.handler]) releases.dueFrom(caller);
    tables.releases.grantReadWriteData(serveApi);
    tables.releases.grantReadData(sweep);
    for (const delayer of [results.handler, sweep]) retries.queue.grantSendMessages(delayer);
    for (const worker of [updateMetrics, updateIncidents, announceIncident, updateDelivery, releases.follower])
      setAside.queue.grantSendMessages(worker);
    for (const announcer of [announceIncident, setAside.handler]) topic.grantPublish(announcer);
    for (const queue of [runs.queue, ...deadLetters]) queue.grant(serveApi, "sqs:GetQueueAttributes");
    for (const writer of [serveApi, generate]) tables.registry.grantReadWriteData(writer);
    bucket.grantReadWrite(serveApi);

    if (!target.disposable) tellOfAlarms(this);
    const outputs = {
      ApiId: api.restApiId,
      ApiUrl: publicEndpoint && target.apiPath ? `${publicEndpoint}${target.apiPath(api.restApiId)}` : api.url,
      PageBucket: page.bucket.bucketName,
      DataBucket: dataBucket,
      ...tables.outputs,
      RunsQueueUrl: runsQueueUrl,
      PollsQueueUrl: github.pollsQueueUrl,
      SetAsideQueueUrl: setAside.queue.queueUrl,
      IncidentsTopicArn: topic.topicArn,
      DecisionsTopicArn: releases.decisions.topicArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

function addVariables(fn: HandlerFunction, environment: Parameters<typeof variablesOf>[0]): void {
  for (const [name, value] of Object.entries(variablesOf(environment))) fn.addEnvironment(name, value);
}
