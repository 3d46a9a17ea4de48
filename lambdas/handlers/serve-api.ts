import { ulid } from "ulid";
import type { RunQueued } from "../contract/execution.ts";
import { ENV } from "../contract/names.ts";
import type { SimulationMessage } from "../contract/simulation.ts";
import { createApp } from "../http/app.ts";
import { allRoutes } from "../http/routes.ts";
import { serveGateway } from "../http/serve-gateway.ts";
import { openWall } from "../pipeline/observer/open-wall.ts";
import { openHealth } from "../pipeline/open-health.ts";
import { openReleaseJobs } from "../pipeline/releases/open-releaser.ts";
import { openData, openPublicData, openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { openFifoQueue, openQueue } from "../runtime/queue.ts";
import { getToken } from "../store/tokens.ts";

const stores = openStores();
const wall = openWall(stores, process.env);
const now = () => new Date().toISOString();

const app = createApp({
  publicRead: process.env[ENV.publicRead] === "true",
  findToken: (hash) => getToken(stores.registry, hash),
  routes: allRoutes({
    stores,
    data: openData(),
    publicData: openPublicData(),
    ring: openFifoQueue<RunQueued>(requireEnv(ENV.runsQueueUrl)),
    simulate: openQueue<SimulationMessage>(requireEnv(ENV.simulationQueueUrl)),
    ...openReleaseJobs(),
    ...wall,
    checkHealth: openHealth(stores, wall.setup),
    now,
    newId: (at) => ulid(Date.parse(at)),
  }),
  onAnswer: ({ error, ...line }) => (error ? log.error("answered", { ...line, reason: reasonOf(error) }) : log.info("answered", line)),
});

/** API Gateway, every path and method -> answer. Never throws at the gateway, which would show the error to the caller. */
export const handler = serveGateway(app);
