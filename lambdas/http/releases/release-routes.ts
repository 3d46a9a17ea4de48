import * as z from "zod";
import { EnvironmentName, ServiceName } from "../../contract/deployment.ts";
import { ReleaseRequest } from "../../contract/release.ts";
import { Release, ReleaseStatus } from "../../contract/release-record.ts";
import { ReleaseDetail, ReleaseRow, ReleaseSummary } from "../../contract/release-view.ts";
import { Cursor, Limit, pageOf } from "../../contract/scalars.ts";
import { otlpOf } from "../../domain/releases/trace/otlp.ts";
import { rowOf } from "../../domain/releases/view/row.ts";
import { archiveObject } from "../../store/object-keys.ts";
import { presignGet } from "../../store/objects.ts";
import { newestReleases } from "../../store/releases/release-lists.ts";
import type { ApiContext } from "../api-context.ts";
import { listName, pageFrom } from "../paging.ts";
import { type Asked, json, type Route, route } from "../route.ts";
import { readDetail, readSummary } from "./read-release.ts";
import { requestRelease } from "./request-release.ts";
import { notNow, requireRelease } from "./require.ts";

const LINK_SECONDS = 300;

const ReleaseFilters = z.strictObject({
  status: ReleaseStatus.optional(),
  service: ServiceName.optional(),
  environment: EnvironmentName.optional().meta({ description: "Only those that were deployed there" }),
  limit: Limit,
  cursor: Cursor.optional(),
});
type ReleaseFilters = z.infer<typeof ReleaseFilters>;

const matches = ({ status, service, environment }: ReleaseFilters, { context, ...release }: Release): boolean =>
  (status ?? release.status) === release.status &&
  (service ?? context.service) === context.service &&
  (environment === undefined || release.promotions.some((promotion) => promotion.environment === environment));

async function list({ stores }: ApiContext, filters: ReleaseFilters) {
  const { limit, cursor } = filters;
  const isFiltered = filters.status !== undefined || filters.service !== undefined || filters.environment !== undefined;
  const page = await pageFrom<Release>({
    list: listName("releases", filters),
    limit,
    cursor,
    ...(isFiltered ? { matches: (one) => matches(filters, one) } : {}),
    read: async (position, portion) => {
      const { releases, more } = await newestReleases(stores.releases, { position, since: null, limit: portion });
      return { items: releases.map((value) => ({ value, place: value.id })), more };
    },
  });
  return { ...page, items: page.items.map(rowOf) };
}

/** Where the archive of the last build that was decided is: by a redirect, or for whoever asks for JSON (a page's script, which cannot follow it to another origin) as text. */
async function archive(context: ApiContext, { params, header }: Asked<unknown, unknown>): Promise<Response> {
  const release = await requireRelease(context, params.id);
  const decided = release.checkRuns.findLast(({ decision }) => decision !== null);
  if (!decided) throw notNow(release, "the archive", "the package is not made yet");
  const { slug, version } = release.context;
  const url = await presignGet(context.publicData, archiveObject(release.id, decided.build), LINK_SECONDS, `${slug}-${version}.tar.gz`);
  if (header("accept")?.includes("application/json")) return json({ url }, 200, { "cache-control": "no-store" });
  return new Response(null, { status: 302, headers: { location: url, "cache-control": "no-store" } });
}

export const releaseRoutes = (context: ApiContext): Route[] => [
  route({
    method: "POST",
    path: "/releases",
    tag: "Releases",
    summary: "Have a deployment package made, checked and decided",
    scope: "write",
    headers: {
      "Idempotency-Key": "The same key with the same request gets the same answer for 24 hours",
      traceparent: "W3C Trace Context; the release's trace is then part of yours",
    },
    body: ReleaseRequest,
    answers: { status: 202, schema: Release, description: "The release; its package is being made" },
    problems: ["idempotency_key_reused"],
    serve: (asked) => requestRelease(context, asked),
  }),
  route({
    method: "GET",
    path: "/releases",
    tag: "Releases",
    summary: "List releases",
    scope: "read",
    query: ReleaseFilters,
    answers: { status: 200, schema: pageOf(ReleaseRow), description: "A page, newest first; a filtered page may be short" },
    problems: ["foreign_cursor"],
    serve: async ({ query }) => json(await list(context, query)),
  }),
  route({
    method: "GET",
    path: "/releases/{id}",
    tag: "Releases",
    summary: "Read a release: chain, artifacts, readiness, gate, promotions, trace",
    scope: "read",
    answers: { status: 200, schema: ReleaseDetail, description: "The release" },
    problems: ["release_not_found"],
    serve: async ({ params }) => json(await readDetail(context, params.id)),
  }),
  route({
    method: "GET",
    path: "/releases/{id}/summary",
    tag: "Releases",
    summary: "Read a release in short",
    scope: "read",
    answers: { status: 200, schema: ReleaseSummary, description: "The summary" },
    problems: ["release_not_found"],
    serve: async ({ params }) => json(await readSummary(context, params.id)),
  }),
  route({
    method: "GET",
    path: "/releases/{id}/trace",
    tag: "Releases",
    summary: "Export a release's trace",
    scope: "read",
    answers: { status: 200, schema: z.record(z.string(), z.unknown()), description: "OTLP JSON, as a collector takes it at /v1/traces" },
    problems: ["release_not_found"],
    serve: async ({ params }) => json(otlpOf(await requireRelease(context, params.id))),
  }),
  route({
    method: "GET",
    path: "/releases/{id}/archive",
    tag: "Releases",
    summary: "Download a release's files as one .tar.gz",
    scope: "read",
    answers: {
      status: 302,
      contentType: "application/gzip",
      description: `Where it can be fetched for ${LINK_SECONDS} s`,
    },
    alsoAnswers: { status: 200, schema: z.object({ url: z.string() }), description: "The same for whoever accepts application/json" },
    problems: ["release_not_found", "release_state"],
    serve: (asked) => archive(context, asked),
  }),
];
