import { describe, expect, it, test } from "vitest";
import { ENV, HANDLERS, PARAMETER, PREFIX, STAGE } from "../../lambdas/contract/names.ts";
import { DEPLOYMENT_PREFIX, INCIDENT_PREFIX, RUN_PREFIX } from "../../lambdas/store/keys.ts";
import { TARGET_NAMES } from "../../lib/targets.ts";
import { functionOf, referencesIn, resourcesOf, roleOf, statementsOf, templateOf, toStatements } from "../support/templates.ts";

describe.each(TARGET_NAMES)("the stack for %s", (target) => {
  const template = templateOf(target);
  const functions = resourcesOf(template, "AWS::Lambda::Function");
  const queues = resourcesOf(template, "AWS::SQS::Queue");
  const queueOf = (id: string) => queues.find((queue) => queue.id === id);
  const mappings = resourcesOf(template, "AWS::Lambda::EventSourceMapping").map(({ id, properties }) => ({
    id,
    properties,
    source: referencesIn(properties.EventSourceArn)[0] ?? "",
    worker: functions.find((one) => one.id === referencesIn(properties.FunctionName)[0]),
  }));
  const drained = mappings.filter(({ source }) => queueOf(source));
  const streamed = mappings.filter(({ source }) => !queueOf(source));

  it("makes one function of each handler", () => {
    expect(functions.map(({ properties }) => properties.Description).sort()).toEqual(HANDLERS.map((name) => `Bellwether ${name}`).sort());
  });

  it("runs every function on Node 24 and arm64, and tells it the target", () => {
    for (const { id, properties } of functions) {
      expect(properties, id).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"], Handler: "index.handler" });
      expect(properties.Environment.Variables[ENV.target], id).toBe(target);
    }
  });

  it("gives functions only variables that the contract names", () => {
    const known = new Set<string>([...Object.values(ENV), "NODE_OPTIONS", "POWERTOOLS_TRACE_ENABLED"]);
    const given = functions.flatMap(({ properties }) => Object.keys(properties.Environment.Variables));

    expect(given.filter((name) => !known.has(name))).toEqual([]);
  });

  it("drains eleven queues, and gives each a dead-letter queue of its own kind", () => {
    expect(drained).toHaveLength(11);
    for (const { source } of drained) {
      const queue = queueOf(source);
      const deadLetters = queueOf(referencesIn(queue?.properties.RedrivePolicy?.deadLetterTargetArn)[0] ?? "");
      expect(queue?.properties.RedrivePolicy?.maxReceiveCount, source).toBeGreaterThanOrEqual(3);
      expect(deadLetters, source).toBeDefined();
      expect(deadLetters?.properties.FifoQueue, source).toBe(queue?.properties.FifoQueue);
      expect(deadLetters?.properties.MessageRetentionPeriod, source).toBe(14 * 24 * 3600);
    }
  });

  it("shares no dead-letter queue, so that an alarm says whose work is lost", () => {
    const deadLetters = drained.map(({ source }) => referencesIn(queueOf(source)?.properties.RedrivePolicy)[0]);

    expect(new Set(deadLetters).size).toBe(drained.length);
  });

  it("lets the simulation queue be fed by the API, the generator, releases and its own worker, and by nobody else", () => {
    const source = drained.find(({ worker }) => worker?.properties.Description === "Bellwether simulate-deployment")?.source ?? "";
    const feeders = functions.filter((one) =>
      statementsOf(template, roleOf(one)).some(
        ({ actions, resources }) => actions.includes("sqs:SendMessage") && referencesIn(resources).includes(source),
      ),
    );
    const told = functions.filter(({ properties }) =>
      referencesIn(properties.Environment.Variables[ENV.simulationQueueUrl]).includes(source),
    );

    expect(feeders.map(({ properties }) => properties.Description).sort()).toEqual(
      ["advance-release", "generate", "serve-api", "simulate-deployment"].map((name) => `Bellwether ${name}`),
    );
    expect(told).toEqual(feeders);
  });

  it("starts runs from the one FIFO queue", () => {
    const fifo = drained.filter(({ source }) => queueOf(source)?.properties.FifoQueue === true);

    expect(fifo.map(({ worker }) => worker?.properties.Description)).toEqual(["Bellwether dispatch-run"]);
  });

  it("hides a message for six times as long as its worker may take", () => {
    for (const { source, worker } of drained) {
      expect(queueOf(source)?.properties.VisibilityTimeout, source).toBeGreaterThanOrEqual(6 * worker?.properties.Timeout);
    }
  });

  it("lets a worker fail message by message", () => {
    for (const { properties, id } of drained) expect(properties.FunctionResponseTypes, id).toEqual(["ReportBatchItemFailures"]);
  });

  it("has a second net under every stream: split, retry, give up in time, keep what was given up", () => {
    expect(streamed).toHaveLength(5);
    for (const { id, properties } of streamed) {
      expect(properties.BisectBatchOnFunctionError, id).toBe(true);
      expect(properties.MaximumRetryAttempts, id).toBeGreaterThanOrEqual(1);
      expect(properties.MaximumRecordAgeInSeconds, id).toBeGreaterThanOrEqual(60);
      expect(queueOf(referencesIn(properties.DestinationConfig?.OnFailure)[0] ?? ""), id).toBeDefined();
    }
  });

  test.each([
    ["update-metrics", RUN_PREFIX],
    ["update-incidents", RUN_PREFIX],
    ["announce-incident", INCIDENT_PREFIX],
    ["update-delivery", DEPLOYMENT_PREFIX],
    ["follow-deployment", DEPLOYMENT_PREFIX],
  ])("wakes %s only for keys that begin as the store writes them", (handler, prefix) => {
    const mapping = streamed.find(({ worker }) => worker?.properties.Description === `Bellwether ${handler}`);
    const patterns = mapping?.properties.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern));

    expect(patterns).toEqual([{ dynamodb: { Keys: { pk: { S: [{ prefix }] } } } }]);
  });

  it("keeps streams out of reach of long work: their handlers end within half a minute", () => {
    for (const { worker, id } of streamed) expect(worker?.properties.Timeout, id).toBeLessThanOrEqual(30);
  });

  it("announces results, and only results, to the queue that may take them from S3", () => {
    const bucket = resourcesOf(template, "AWS::S3::Bucket").find(({ properties }) => properties.NotificationConfiguration);
    const [notification, ...others] = bucket?.properties.NotificationConfiguration.QueueConfigurations ?? [];
    const queue = referencesIn(notification.Queue)[0] ?? "";
    const policies = resourcesOf(template, "AWS::SQS::QueuePolicy").filter(({ properties }) =>
      referencesIn(properties.Queues).includes(queue),
    );
    const sending = policies
      .flatMap(({ id, properties }) => toStatements(id, properties.PolicyDocument))
      .filter(({ actions }) => actions.includes("sqs:SendMessage"));

    expect(others).toEqual([]);
    expect(notification).toMatchObject({
      Event: "s3:ObjectCreated:*",
      Filter: { S3Key: { Rules: [{ Name: "prefix", Value: PREFIX.results }] } },
    });
    expect(sending).toMatchObject([
      {
        effect: "Allow",
        principal: { Service: "s3.amazonaws.com" },
        condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
      },
    ]);
  });

  it("serves a REST API whose stage gives the path its name", () => {
    expect(resourcesOf(template, "AWS::ApiGateway::Stage").map(({ properties }) => properties.StageName)).toEqual([STAGE]);
  });

  it("names no table, bucket, queue, topic or function itself: two clones live side by side, and an update can replace", () => {
    const names = ["TableName", "BucketName", "QueueName", "TopicName", "FunctionName"];
    const kinds = ["AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::Lambda::Function"];
    const named = kinds.flatMap((kind) => resourcesOf(template, kind)).filter(({ properties }) => names.some((name) => name in properties));

    expect(named.map(({ id }) => id)).toEqual([]);
  });

  it("sweeps, generates and schedules polls each minute", () => {
    const rules = resourcesOf(template, "AWS::Events::Rule");
    const woken = rules.flatMap(({ properties }) => referencesIn(properties.Targets));

    for (const { properties } of rules) expect(properties).toMatchObject({ ScheduleExpression: "rate(1 minute)", State: "ENABLED" });
    expect(woken.sort()).toEqual(["sweep", "generate", "schedule-polls"].map((handler) => functionOf(template, handler).id).sort());
  });

  it("lets releases' decisions out by the checks alone, to the account's own bus and to their topic", () => {
    const tellers = functions.filter((one) =>
      statementsOf(template, roleOf(one)).some(({ actions }) => actions.includes("events:PutEvents")),
    );
    const [teller] = tellers;
    const role = teller ? statementsOf(template, roleOf(teller)) : [];
    const bus = role.find(({ actions }) => actions.includes("events:PutEvents"));

    expect(tellers.map(({ properties }) => properties.Description)).toEqual(["Bellwether check-release"]);
    expect(JSON.stringify(bus?.resources)).toContain("event-bus/default");
    expect(role.some(({ actions }) => actions.includes("sns:Publish"))).toBe(true);
  });

  it("gives GitHub's token to those who read GitHub, the webhooks' secret to the API, and neither to a template or an environment", () => {
    const readers = functions.flatMap((one) =>
      statementsOf(template, roleOf(one))
        .filter(({ actions }) => actions.includes("ssm:GetParameter"))
        .map(({ resources }) => `${one.properties.Description} reads ${/parameter(\/[\w/-]+)/.exec(JSON.stringify(resources))?.[1]}`),
    );

    expect(readers.sort()).toEqual([
      ...["poll-github", "read-attempt", "record-event"].map((name) => `Bellwether ${name} reads ${PARAMETER.githubToken}`),
      `Bellwether serve-api reads ${PARAMETER.webhookSecret}`,
    ]);
    expect(Object.values(ENV)).not.toContain("GITHUB_TOKEN");
    expect(Object.values(ENV)).not.toContain("GITHUB_WEBHOOK_SECRET");
  });

  describe("the executor", () => {
    const executor = functionOf(template, "execute-run");
    const role = roleOf(executor);

    it("is executed once: it is never tried again by itself", () => {
      const configs = resourcesOf(template, "AWS::Lambda::EventInvokeConfig");

      expect(configs.map(({ properties }) => [referencesIn(properties.FunctionName), properties.MaximumRetryAttempts])).toEqual([
        [[executor.id], 0],
      ]);
    });

    it("has Lambda's longest time", () => {
      expect(executor.properties.Timeout).toBe(900);
    });

    it("may write its log and nothing else, so that its stolen credentials gain nothing", () => {
      const attached = resourcesOf(template, "AWS::IAM::Role").find(({ id }) => id === role);

      expect(statementsOf(template, role)).toEqual([]);
      expect(attached?.properties.Policies).toBeUndefined();
      expect(JSON.stringify(attached?.properties.ManagedPolicyArns).match(/policy\/[\w/-]+/g)).toEqual([
        "policy/service-role/AWSLambdaBasicExecutionRole",
      ]);
    });

    it("is named by no resource's own policy, as a role of its own", () => {
      const guarded = ["AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy"].flatMap((type) =>
        resourcesOf(template, type),
      );
      const roles = resourcesOf(template, "AWS::Lambda::Function").map(roleOf);

      expect(guarded.filter(({ properties }) => referencesIn(properties).includes(role))).toEqual([]);
      expect(roles.filter((one) => one === role)).toHaveLength(1);
    });

    it("learns of no table, queue or bucket from its environment", () => {
      expect(Object.keys(executor.properties.Environment.Variables).sort()).toEqual([
        ENV.target,
        "NODE_OPTIONS",
        "POWERTOOLS_TRACE_ENABLED",
      ]);
    });
  });

  describe("who may touch which table", () => {
    const tables = resourcesOf(template, "AWS::DynamoDB::Table");
    const mayDo = (handler: string, action: string): string[] => {
      const granted = statementsOf(template, roleOf(functionOf(template, handler))).filter(({ actions }) => actions.includes(action));
      const ids = new Set(granted.flatMap(({ resources }) => referencesIn(resources)));
      return tables.filter(({ id }) => ids.has(id)).map(({ id }) => id.replace(/^Tables|[0-9A-F]{8}$/g, "").toLowerCase());
    };

    test.each([
      {
        handler: "serve-api",
        writes: ["runs", "incidents", "deployments", "registry", "releases"],
        reads: ["runs", "insights", "incidents", "deployments", "registry", "releases"],
      },
      { handler: "dispatch-run", writes: ["runs", "registry"], reads: ["runs", "registry"] },
      { handler: "record-result", writes: ["runs", "insights", "registry"], reads: ["runs", "insights", "registry"] },
      { handler: "requeue-run", writes: [], reads: ["runs"] },
      { handler: "update-metrics", writes: ["insights"], reads: ["insights"] },
      { handler: "update-incidents", writes: ["incidents"], reads: ["insights", "incidents", "registry"] },
      {
        handler: "replay-change",
        writes: ["insights", "incidents", "deployments"],
        reads: ["insights", "incidents", "deployments", "registry"],
      },
      { handler: "announce-incident", writes: [], reads: [] },
      {
        handler: "sweep",
        writes: ["runs", "insights", "incidents", "deployments", "registry"],
        reads: ["runs", "insights", "incidents", "deployments", "registry", "releases"],
      },
      { handler: "generate", writes: ["runs", "registry"], reads: ["runs", "registry"] },
      { handler: "simulate-deployment", writes: ["deployments"], reads: ["deployments", "registry"] },
      { handler: "update-delivery", writes: ["insights", "deployments"], reads: ["insights", "deployments"] },
      { handler: "execute-run", writes: [], reads: [] },
      { handler: "schedule-polls", writes: [], reads: [] },
      { handler: "poll-github", writes: ["runs", "insights"], reads: ["runs", "insights"] },
      { handler: "record-event", writes: ["runs", "insights", "deployments"], reads: ["runs", "insights", "deployments"] },
      { handler: "read-attempt", writes: ["runs", "insights"], reads: ["runs", "insights"] },
      { handler: "run-step", writes: ["releases"], reads: ["releases"] },
      { handler: "check-release", writes: ["releases"], reads: ["runs", "insights", "incidents", "releases"] },
      { handler: "advance-release", writes: ["deployments", "releases"], reads: ["deployments", "releases"] },
      { handler: "follow-deployment", writes: ["incidents"], reads: ["incidents", "deployments"] },
    ])("$handler writes $writes and reads $reads", ({ handler, writes, reads }) => {
      expect(mayDo(handler, "dynamodb:PutItem")).toEqual(writes);
      expect(mayDo(handler, "dynamodb:GetItem")).toEqual(reads);
    });
  });
});

describe.each(["local", "localstack"] as const)("the stack for the emulator %s", (target) => {
  const template = templateOf(target);

  it("is made only of what MiniStack and LocalStack know as AWS does, and of no custom resource", () => {
    const known = new Set([
      "AWS::ApiGateway::Deployment",
      "AWS::ApiGateway::Method",
      "AWS::ApiGateway::Resource",
      "AWS::ApiGateway::RestApi",
      "AWS::ApiGateway::Stage",
      "AWS::DynamoDB::Table",
      "AWS::Events::Rule",
      "AWS::IAM::Policy",
      "AWS::IAM::Role",
      "AWS::Lambda::EventInvokeConfig",
      "AWS::Lambda::EventSourceMapping",
      "AWS::Lambda::Function",
      "AWS::Lambda::Permission",
      "AWS::S3::Bucket",
      "AWS::SNS::Topic",
      "AWS::SQS::Queue",
      "AWS::SQS::QueuePolicy",
    ]);

    expect(new Set(resourcesOf(template).map(({ type }) => type))).toEqual(known);
  });

  it("throws its data away with the stack", () => {
    const kept = ["AWS::DynamoDB::Table", "AWS::S3::Bucket"]
      .flatMap((type) => resourcesOf(template, type))
      .filter(({ deletionPolicy, properties }) => deletionPolicy !== "Delete" || properties.DeletionProtectionEnabled === true);

    expect(kept).toEqual([]);
  });
});
