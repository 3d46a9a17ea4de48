import {
  AnomaliesQuery,
  type Anomaly,
  Anomaly as AnomalyShape,
  DeliveryQuery,
  DoraAnswer,
  PercentilesAnswer,
  SuccessAnswer,
} from "../contract/delivery.ts";
import { Cursor, Limit, pageOf } from "../contract/scalars.ts";
import { doraAnswer } from "../domain/delivery/dora.ts";
import { percentilesAnswer } from "../domain/delivery/percentiles.ts";
import { successAnswer } from "../domain/delivery/success.ts";
import { windowOf } from "../domain/delivery/window.ts";
import { hoursBefore } from "../domain/runs/instant.ts";
import { newestAnomalies } from "../store/anomalies.ts";
import { EVERY_SERVICE } from "../store/deployments.ts";
import { readTallies } from "../store/tallies.ts";
import type { ApiContext } from "./api-context.ts";
import { listName, pageFrom } from "./paging.ts";
import { json, type Route, route } from "./route.ts";

const HOURS = 48;
const PRODUCTION = "production";

/** A service's rows, or everybody's, of days or hours from a period on: one query, whatever lies before. */
async function readRows({ stores }: ApiContext, { service = EVERY_SERVICE, environment }: DeliveryQuery, kind: "D" | "H", from: string) {
  const rows = await readTallies(stores.insights, service, kind, from);
  return environment === undefined ? rows : rows.filter((row) => row.environment === environment);
}

async function readDays(context: ApiContext, query: DeliveryQuery, at: string) {
  const window = windowOf(at, query.windowDays);
  return { window, days: await readRows(context, query, "D", window.since.slice(0, 10)) };
}

/** Rows of the days of a window, and of the last hours. */
async function readWindow(context: ApiContext, query: DeliveryQuery) {
  const at = context.now();
  const [days, hours] = await Promise.all([
    readDays(context, query, at),
    readRows(context, query, "H", hoursBefore(at, HOURS).slice(0, 13)),
  ]);
  return { ...days, hours };
}

async function listAnomalies({ stores, now }: ApiContext, query: AnomalyListQuery) {
  const { service = EVERY_SERVICE, environment, detector, limit, cursor, windowDays } = query;
  const { since } = windowOf(now(), windowDays);
  const isWanted = (anomaly: Anomaly) =>
    (environment ?? anomaly.environment) === anomaly.environment &&
    (detector === "all" || (detector === undefined ? anomaly.detector !== "recent-mean" : anomaly.detector === detector));
  return pageFrom<Anomaly>({
    list: listName("anomalies", query),
    limit,
    cursor,
    matches: isWanted,
    read: async (position, portion) => {
      const found = await newestAnomalies(stores.insights, service, { position, since, limit: portion });
      return { items: found.map(({ anomaly, place }) => ({ value: anomaly, place })), more: found.length === portion };
    },
  });
}

const AnomalyListQuery = AnomaliesQuery.extend({ limit: Limit, cursor: Cursor.optional() });
type AnomalyListQuery = ReturnType<typeof AnomalyListQuery.parse>;

export const deliveryRoutes = (context: ApiContext): Route[] => [
  route({
    method: "GET",
    path: "/p95",
    tag: "Delivery",
    summary: "Read how long deployments take",
    scope: "read",
    query: DeliveryQuery,
    answers: { status: 200, schema: PercentilesAnswer, description: "Percentiles by service and environment, by day and by hour" },
    problems: [],
    serve: async ({ query }) => {
      const { window, days, hours } = await readWindow(context, query);
      return json(percentilesAnswer(days, hours, window));
    },
  }),
  route({
    method: "GET",
    path: "/success-rate",
    tag: "Delivery",
    summary: "Read how many deployments end well",
    scope: "read",
    query: DeliveryQuery,
    answers: { status: 200, schema: SuccessAnswer, description: "Rates over all and by service and environment, by day and by hour" },
    problems: [],
    serve: async ({ query }) => {
      const { window, days, hours } = await readWindow(context, query);
      return json(successAnswer(days, hours, window));
    },
  }),
  route({
    method: "GET",
    path: "/anomalies",
    tag: "Delivery",
    summary: "List deployments that took unusually long, and lasting changes",
    scope: "read",
    query: AnomalyListQuery,
    answers: { status: 200, schema: pageOf(AnomalyShape), description: "A page, newest first; a filtered page may be short" },
    problems: ["foreign_cursor"],
    serve: async ({ query }) => json(await listAnomalies(context, query)),
  }),
  route({
    method: "GET",
    path: "/metrics/dora",
    tag: "Delivery",
    summary: "Read the five DORA keys",
    scope: "read",
    query: DeliveryQuery,
    answers: { status: 200, schema: DoraAnswer, description: "Each key with its numerator, denominator, band and trend" },
    problems: [],
    serve: async ({ query }) => {
      const environment = query.environment ?? PRODUCTION;
      const { window, days } = await readDays(context, { ...query, environment }, context.now());
      return json(doraAnswer(days, { service: query.service ?? null, environment, ...window }));
    },
  }),
];
