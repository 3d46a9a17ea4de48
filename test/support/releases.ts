import { S3Client } from "@aws-sdk/client-s3";
import type { DynamoDBRecord } from "aws-lambda";
import { ulid } from "ulid";
import type { ReadinessCheck } from "../../lambdas/contract/release.ts";
import { ChecksQueued, type GateDecided, ReleaseDue, StepQueued } from "../../lambdas/contract/release-message.ts";
import { Release } from "../../lambdas/contract/release-record.ts";
import { ReleaseDetail } from "../../lambdas/contract/release-view.ts";
import { SimulationMessage } from "../../lambdas/contract/simulation.ts";
import type { ApiContext } from "../../lambdas/http/api-context.ts";
import { allRoutes } from "../../lambdas/http/routes.ts";
import { cancelOverdue } from "../../lambdas/pipeline/cancel-overdue.ts";
import { advance } from "../../lambdas/pipeline/releases/advance.ts";
import { checkQueuedBuild } from "../../lambdas/pipeline/releases/check-release.ts";
import { followDeployment } from "../../lambdas/pipeline/releases/follow-deployment.ts";
import { runQueuedStep } from "../../lambdas/pipeline/releases/run-step.ts";
import { sweepReleases } from "../../lambdas/pipeline/releases/sweep-releases.ts";
import { tellRelease } from "../../lambdas/pipeline/releases/tell-release.ts";
import { playSimulation } from "../../lambdas/pipeline/simulate.ts";
import { DEPLOYMENT_PREFIX } from "../../lambdas/store/keys.ts";
import { getRelease } from "../../lambdas/store/releases/releases.ts";
import type { Table } from "../../lambdas/store/table.ts";
import { aReleaseRequest } from "../domain/releases/context/a-release-request.ts";
import { anApi, bearer } from "./api.ts";
import { openMemoryBucket } from "./memory-bucket.ts";
import { MemoryTables } from "./memory-table.ts";
import { PROMETHEUS, ReleaseOutside } from "./release-outside.ts";
import { ReleaseQueues, type Waiting } from "./release-queues.ts";
import { fits } from "./table-limits.ts";

const WRITES = new Set(["TransactWriteCommand", "PutCommand", "UpdateCommand", "DeleteCommand"]);
/** A process remembers which days of a table it noted, so every system has tables of its own. */
let made = 0;

/** A check that every area needs; a spec names only what it is about. */
export const aCheck = (overrides: Partial<ReadinessCheck> = {}): ReadinessCheck => ({
  id: "a-check",
  area: "pipeline",
  title: "A check",
  weight: 1,
  critical: false,
  result: "pass",
  reason: "it holds",
  artifacts: [],
  ...overrides,
});
export const goodChecks = (): ReadinessCheck[] =>
  (["requirements", "pipeline", "infrastructure", "monitoring"] as const).map((area) => aCheck({ id: `${area}-check`, area }));

/** Everything that moves releases, over tables, a bucket, queues and a clock in memory: the real routes and jobs, a pretended outside. */
export class Releases extends ReleaseQueues {
  readonly memory = new MemoryTables(DEPLOYMENT_PREFIX);
  readonly data = openMemoryBucket();
  readonly outside = new ReleaseOutside();
  readonly decisions: GateDecided[] = [];
  readonly stores: ApiContext["stores"];
  readonly context: ApiContext;
  readonly app: ReturnType<typeof anApi>["app"];
  look: (files: ReadonlyMap<string, string>) => Promise<ReadinessCheck[]> = async () => goodChecks();

  constructor() {
    super();
    made += 1;
    const names = ["runs", "insights", "incidents", "deployments", "registry", "releases"] as const;
    this.stores = Object.fromEntries(names.map((name) => [name, this.#table(`${name}-releases-${made}`)])) as typeof this.stores;
    const queues = {
      queueStep: async (message: StepQueued) => this.send("steps", message),
      queueChecks: async (message: ChecksQueued) => this.send("checks", message),
      queueDue: async (message: ReleaseDue, delaySeconds: number) => this.send("releases", message, delaySeconds),
      simulate: async (message: SimulationMessage, delaySeconds: number) => this.send("simulation", message, delaySeconds),
    };
    const credentials = { accessKeyId: "some", secretAccessKey: "some" };
    const publicData = { name: "data", client: async () => new S3Client({ region: "us-east-1", credentials }) };
    this.context = {
      ...queues,
      stores: this.stores,
      data: this.#bucket(),
      publicData,
      problemOfUrl: (url: string) => (url.startsWith("https://") ? null : "must begin with https://"),
      newSecret: () => `hush-${ulid()}`,
      now: this.now,
      newId: (at: string) => ulid(Date.parse(at)),
    } as unknown as ApiContext;
    this.app = anApi(allRoutes(this.context)).app;
  }

  #table(name: string): Table {
    const { client } = this.memory.table(name);
    const send = async (command: { constructor: { name: string }; input: unknown }) => {
      if (WRITES.has(command.constructor.name)) {
        fits(command.input);
        this.fault("table");
      }
      return client.send(command as never);
    };
    return { name, client: { send } as unknown as Table["client"] };
  }

  #bucket() {
    const { name, client } = this.data;
    const send = async (command: { constructor: { name: string } }) => {
      if (command.constructor.name === "PutObjectCommand") this.fault("bucket");
      return (await client()).send(command as never);
    };
    return { name, client: async () => ({ send }) as unknown as S3Client };
  }

  protected override changes = (): readonly unknown[] => this.memory.changes.splice(0);

  override async deliver({ queue, body }: Pick<Waiting, "queue" | "body">): Promise<void> {
    const { context, outside } = this;
    const fetch: typeof outside.fetch = async (...asked) => {
      this.fault("fetch");
      return outside.fetch(...asked);
    };
    if (queue === "steps") return runQueuedStep(context, StepQueued.parse(body));
    if (queue === "checks") return checkQueuedBuild({ ...context, look: this.#looked, publish: this.#publish }, ChecksQueued.parse(body));
    if (queue === "releases") return advance({ ...context, fetch }, ReleaseDue.parse(body));
    if (queue === "simulation") return playSimulation(context, SimulationMessage.parse(body));
    return followDeployment(this.stores, body as DynamoDBRecord, (end) =>
      tellRelease(this.stores.deployments, context.queueDue, end, this.now()),
    );
  }

  readonly #looked: Parameters<typeof checkQueuedBuild>[0]["look"] = ({ files }) =>
    this.look(new Map(files.map(({ path, content }) => [path, content])));
  readonly #publish = async (decision: GateDecided): Promise<void> => {
    this.fault("publish");
    this.decisions.push(decision);
  };

  /** What the sweeper does each minute, as far as it is about releases. */
  async sweep(): Promise<void> {
    await cancelOverdue(this.stores.deployments, this.now());
    await sweepReleases(this.stores, this.context.queueDue, this.now());
    await this.settle();
  }

  request(method: "GET" | "POST" | "PUT" | "PATCH", path: string, body?: unknown, who = "writer", headers: Record<string, string> = {}) {
    const text = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    return this.app.request(path, { method, headers: { ...bearer(who), ...headers }, ...text });
  }

  /** Set what all services' environments are verified and deployed by; metrics come from Prometheus. */
  async given(settings: object = {}, environments: readonly string[] = ["dev", "staging", "production"]): Promise<void> {
    const body = { prometheusUrl: PROMETHEUS, soakSeconds: 60, tickSeconds: 15, ...settings };
    for (const environment of environments) await this.request("PUT", `/environments/${environment}`, body, "admin");
  }

  async requested(overrides: object = {}, headers: Record<string, string> = {}): Promise<Release> {
    const response = await this.request("POST", "/releases", { ...aReleaseRequest(), ...overrides }, "writer", headers);
    return Release.parse(await response.json());
  }

  /** Asked for, made, checked, promoted and let through: as far as `until`, at most. */
  async brought(until: Release["status"], overrides: object = {}): Promise<Release> {
    const { id } = await this.requested(overrides);
    await this.settle();
    if ((await this.release(id)).status !== until) await this.act(id, "promote");
    for (let tries = 0; tries < 200; tries++) {
      const release = await this.release(id);
      if (release.status === until) return release;
      if (release.status === "awaiting_review") await this.act(id, "approve", { reason: "it is good" }, "reviewer");
      await this.pass(until === "promoting" ? 0 : 10);
    }
    throw new Error(`it never became ${until}, but ${(await this.release(id)).status}`);
  }

  act(id: string, action: string, body: object = {}, who = "writer") {
    return this.request("POST", `/releases/${id}/${action}`, body, who);
  }

  /** As it is stored. */
  async release(id: string): Promise<Release> {
    const found = await getRelease(this.stores.releases, id);
    if (!found) throw new Error(`no release has the id ${id}`);
    return found;
  }

  async detail(id: string): Promise<ReleaseDetail> {
    return ReleaseDetail.parse(await (await this.request("GET", `/releases/${id}`, undefined, "reader")).json());
  }
}
