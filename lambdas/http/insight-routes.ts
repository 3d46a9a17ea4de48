import * as z from "zod";
import { Cluster, ClusterDetail } from "../contract/cluster.ts";
import { Category } from "../contract/failure.ts";
import { FlakyTest, FlakyVerdict } from "../contract/flaky-test.ts";
import { PipelineMetrics } from "../contract/metrics.ts";
import { Cursor, Instant, Limit, pageOf, RepoName } from "../contract/scalars.ts";
import { getCluster, listClusters, listOccurrences } from "../store/clusters.ts";
import { getCurrentIncident } from "../store/incidents.ts";
import { clusterListKey } from "../store/keys.ts";
import { newestTrackedTests, type TrackedTest } from "../store/tracked-tests.ts";
import type { ApiContext } from "./api-context.ts";
import { listName, pageFrom } from "./paging.ts";
import { pipelineMetrics } from "./pipeline-metrics.ts";
import { ProblemError } from "./problem.ts";
import { json, type Route, route } from "./route.ts";

const RECENT = 20;
const ClusterFilters = z.strictObject({
  repo: RepoName.optional(),
  category: Category.optional(),
  limit: Limit,
  cursor: Cursor.optional(),
});
const FlakyFilters = z.strictObject({
  repo: RepoName.optional(),
  verdict: FlakyVerdict.optional(),
  limit: Limit,
  cursor: Cursor.optional(),
});

/** What is listed without a verdict asked for: tests that somebody should look at. */
const WORTH_LISTING = new Set(["flaky", "suspect", "broken"]);

function shown({ window, revision: _, ...test }: TrackedTest): FlakyTest {
  const outcomes = window.map(({ runId, commit, at, outcome }) => ({ runId, commit, at, outcome })).reverse();
  return { ...test, outcomes };
}

const withIncident = async ({ stores }: ApiContext, cluster: Cluster): Promise<Cluster> => ({
  ...cluster,
  incidentId: (await getCurrentIncident(stores.incidents, cluster.id))?.id ?? null,
});

export const insightRoutes = (context: ApiContext): Route[] => [
  route({
    method: "GET",
    path: "/clusters",
    tag: "Insights",
    summary: "List failure clusters, by when they were last seen",
    scope: "read",
    query: ClusterFilters,
    answers: { status: 200, schema: pageOf(Cluster), description: "A page, newest first; a filtered page may be short" },
    problems: ["foreign_cursor"],
    serve: async ({ query }) => {
      const { repo, category, limit, cursor } = query;
      const page = await pageFrom<Cluster>({
        list: listName("clusters", query),
        limit,
        cursor,
        ...(repo || category
          ? { matches: (cluster) => (!repo || cluster.repos.includes(repo)) && (!category || cluster.category === category) }
          : {}),
        read: async (before, portion) => {
          const { clusters, position } = await listClusters(context.stores.insights, context.now(), portion, before);
          return {
            items: clusters.map((value) => ({ value, place: clusterListKey(value.id, value.lastSeenAt).sk })),
            more: position !== null,
          };
        },
      });
      return json({ ...page, items: await Promise.all(page.items.map((cluster) => withIncident(context, cluster))) });
    },
  }),
  route({
    method: "GET",
    path: "/clusters/{id}",
    tag: "Insights",
    summary: "Read a cluster with its last runs",
    scope: "read",
    answers: { status: 200, schema: ClusterDetail, description: "The cluster" },
    problems: ["cluster_not_found"],
    serve: async ({ params }) => {
      const id = params.id ?? "";
      const cluster = /^[0-9a-f]{16}$/.test(id) ? await getCluster(context.stores.insights, id) : null;
      if (!cluster) throw new ProblemError("cluster_not_found", `no cluster has the id ${id.slice(0, 100)}`);
      const recent = await listOccurrences(context.stores.insights, id, RECENT);
      return json({ ...(await withIncident(context, cluster)), recent });
    },
  }),
  route({
    method: "GET",
    path: "/flaky-tests",
    tag: "Insights",
    summary: "List flaky, suspect and broken tests, by their last failure",
    scope: "read",
    query: FlakyFilters,
    answers: { status: 200, schema: pageOf(FlakyTest), description: "A page, newest first; a filtered page may be short" },
    problems: ["foreign_cursor"],
    serve: async ({ query }) => {
      const { repo, verdict, limit, cursor } = query;
      const page = await pageFrom<TrackedTest>({
        list: listName("flaky-tests", query),
        limit,
        cursor,
        matches: (test) => (!repo || test.repo === repo) && (verdict ? test.verdict === verdict : WORTH_LISTING.has(test.verdict)),
        read: async (before, portion) => {
          const { tests, placeOf, position } = await newestTrackedTests(context.stores.insights, context.now(), portion, before);
          return { items: tests.map((value) => ({ value, place: placeOf(value) ?? "" })), more: position !== null };
        },
      });
      return json({ ...page, items: page.items.map(shown) });
    },
  }),
  route({
    method: "GET",
    path: "/metrics/pipeline",
    tag: "Insights",
    summary: "Counts, success rate, durations and queue time",
    scope: "read",
    query: z.strictObject({ since: Instant.optional(), repo: RepoName.optional() }),
    answers: { status: 200, schema: PipelineMetrics, description: "All time, unless `since`" },
    problems: [],
    serve: async ({ query }) => json(await pipelineMetrics(context.stores.insights, query, context.now())),
  }),
];
