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
import { ALL_SERVICES, readTallies } from "../store/tallies.ts";
import type { ApiContext } from "./api-context.ts";
import { listName, pageFrom } from "./paging.ts";
import { json, type Route, route } from "./route.ts";

const HOURS = 48;
const PRODUCTION = "production";

/** Rows of the days of a window, and of the last hours, at once: one query each, whatever lies before. */
async function readWindow({ stores, now }: ApiContext, { service = ALL_SERVICES, environment, windowDays }: DeliveryQuery) {
  const at = now();
  const window = windowOf(at, windowDays);
  const [days, hours] = await Promise.all([
    readTallies(stores.insights, service, "D", window.since.slice(0, 10)),
    readTallies(stores.insights, service, "H", hoursBefore(at, HOURS).slice(0, 13)),
  ]);
  const wanted = <T extends { readonly environment: string }>(rows: readonly T[]) =>
    environment === undefined ? rows : rows.filter((row) => row.environment === environment);
  return { window, days: wanted(days), hours: wanted(hours) };
}

async function listAnomalies({ stores, now }: ApiContext, query: AnomalyListQuery) {
  const { service = ALL_SERVICES, environment, detector, limit, cursor, windowDays } = query;
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
      const { window, days } = await readWindow(context, { ...query, environment });
      return json(doraAnswer(days, { service: query.service ?? null, environment, ...window }));
    },
  }),
];
