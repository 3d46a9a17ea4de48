import * as z from "zod";
import { Run, RunRequest, TestOutcome } from "../contract/run.ts";
import { Commit, Cursor, Instant, Limit, pageOf, RepoName } from "../contract/scalars.ts";
import { newestRuns, newestRunsOf } from "../store/run-lists.ts";
import { getRun } from "../store/runs.ts";
import type { ApiContext } from "./api-context.ts";
import { cancelRun } from "./cancel-run.ts";
import { withProgress } from "./live-run.ts";
import { listName, pageFrom } from "./paging.ts";
import { payloadOf } from "./payload.ts";
import { ProblemError } from "./problem.ts";
import { json, type Route, route } from "./route.ts";
import { queueRequested, requestOf } from "./run-request.ts";
import { logPart } from "./step-log.ts";
import { testsPage } from "./tests-page.ts";

const Word = z.string().regex(/^[a-z_]{1,40}$/, "expected a lower-case word");
const Text = z.string().min(1, "must not be empty").max(300, "at most 300 characters");
const RunFilters = z.strictObject({
  repo: RepoName.optional(),
  status: Word.optional(),
  conclusion: Word.optional(),
  branch: Text.optional().meta({ description: "Branch or tag; `owner:branch` is a fork's" }),
  commit: Commit.optional(),
  source: Word.optional(),
  workflow: Text.optional().meta({ description: "File name, of GitHub's runs" }),
  actor: Text.optional().meta({ description: "Who started it at GitHub" }),
  since: Instant.optional(),
  limit: Limit,
  cursor: Cursor.optional(),
});
type RunFilters = z.infer<typeof RunFilters>;

/** The run of a path, or 404, whatever the id's form. */
export async function requireRun({ stores }: Pick<ApiContext, "stores">, id = ""): Promise<Run> {
  const run = await getRun(stores.runs, id);
  if (!run) throw new ProblemError("run_not_found", `no run has the id ${id.slice(0, 100)}`);
  return run;
}

/** A run that Bellwether executes itself: what GitHub runs is only looked at. */
function requireOwn(run: Run): Run {
  if (run.source !== "github") return run;
  throw new ProblemError("run_is_githubs", `re-run or cancel it at GitHub: ${run.url}`);
}

async function listRuns(context: ApiContext, filters: RunFilters) {
  const { repo, since, limit, cursor } = filters;
  const wanted = [
    ["status", filters.status],
    ["conclusion", filters.conclusion],
    ["ref", filters.branch],
    ["commit", filters.commit],
    ["source", filters.source],
    ["workflow", filters.workflow],
    ["actor", filters.actor],
  ] as const;
  const set = wanted.filter(([, value]) => value !== undefined);
  return pageFrom<Run>({
    list: listName("runs", filters),
    limit,
    cursor,
    ...(set.length > 0 ? { matches: (run) => set.every(([field, value]) => run[field] === value) } : {}),
    read: async (position, portion) => {
      const before = { position, since: since ?? null, limit: portion };
      const { runs, more } = await (repo === undefined
        ? newestRuns(context.stores.runs, before)
        : newestRunsOf(context.stores.runs, repo, before));
      return { items: runs.map((value) => ({ value, place: value.id })), more };
    },
  });
}

export const runRoutes = (context: ApiContext): Route[] => [
  route({
    method: "POST",
    path: "/runs",
    tag: "Runs",
    summary: "Queue a run",
    scope: "write",
    headers: { "Idempotency-Key": "The same key with the same request gets the same answer for 24 hours" },
    body: RunRequest,
    answers: { status: 202, schema: Run, description: "The queued run" },
    problems: ["repo_not_found", "idempotency_key_reused", "source_not_uploaded"],
    serve: ({ body, caller, header }) => queueRequested(context, { request: body, caller, key: header("idempotency-key"), status: 202 }),
  }),
  route({
    method: "GET",
    path: "/runs",
    tag: "Runs",
    summary: "List runs",
    scope: "read",
    query: RunFilters,
    answers: { status: 200, schema: pageOf(Run), description: "A page, newest first; a filtered page may be short" },
    problems: ["foreign_cursor"],
    serve: async ({ query }) => json(await listRuns(context, query)),
  }),
  route({
    method: "GET",
    path: "/runs/{id}",
    tag: "Runs",
    summary: "Read a run with its steps, tests and triaged failures",
    scope: "read",
    answers: { status: 200, schema: Run, description: "The run; while it runs, with the steps as they are" },
    problems: ["run_not_found"],
    serve: async ({ params }) => json(await withProgress(context.data, await requireRun(context, params.id))),
  }),
  route({
    method: "GET",
    path: "/runs/{id}/payload",
    tag: "Runs",
    summary: "Read what GitHub sent of a run last",
    scope: "read",
    answers: { status: 200, contentType: "application/json", description: "GitHub's own JSON" },
    problems: ["run_not_found", "not_found"],
    serve: async ({ params }) => payloadOf(context, await requireRun(context, params.id)),
  }),
  route({
    method: "GET",
    path: "/runs/{id}/tests",
    tag: "Runs",
    summary: "List a run's tests, failed ones first",
    scope: "read",
    query: z.strictObject({ status: z.enum(["passed", "failed", "skipped"]).optional(), limit: Limit, cursor: Cursor.optional() }),
    answers: { status: 200, schema: pageOf(TestOutcome), description: "A page" },
    problems: ["run_not_found", "foreign_cursor"],
    serve: async ({ params, query }) => json(await testsPage(context.data, await requireRun(context, params.id), query)),
  }),
  route({
    method: "GET",
    path: "/runs/{id}/steps/{n}/log",
    tag: "Runs",
    summary: "Read a step's log, at most 1 MB an answer",
    scope: "read",
    headers: { Range: "bytes=START-END, bytes=START- or bytes=-LAST" },
    answers: { status: 200, contentType: "text/plain; charset=utf-8", description: "The log; 206 for a part of it" },
    problems: ["run_not_found", "step_not_found", "range_not_satisfiable"],
    serve: async ({ params, header }) => logPart(context.data, await requireRun(context, params.id), params.n ?? "", header("range")),
  }),
  route({
    method: "POST",
    path: "/runs/{id}/cancel",
    tag: "Runs",
    summary: "Cancel a run",
    scope: "write",
    answers: { status: 200, schema: Run, description: "The run: cancelled, or asked to stop (`cancelRequestedAt`)" },
    problems: ["run_not_found", "run_completed", "run_is_githubs"],
    serve: async ({ params, caller }) => {
      requireOwn(await requireRun(context, params.id));
      return json(await cancelRun(context, params.id ?? "", caller));
    },
  }),
  route({
    method: "POST",
    path: "/runs/{id}/rerun",
    tag: "Runs",
    summary: "Run the same again, as a run of its own",
    scope: "write",
    headers: { "Idempotency-Key": "As for POST /runs" },
    answers: { status: 201, schema: Run, description: "The new run, with `rerunOf`" },
    problems: ["run_not_found", "run_not_completed", "run_is_githubs", "idempotency_key_reused"],
    serve: async ({ params, caller, header }) => {
      const run = requireOwn(await requireRun(context, params.id));
      if (run.status !== "completed") throw new ProblemError("run_not_completed", `the run is ${run.status}`);
      return queueRequested(context, { request: requestOf(run), caller, key: header("idempotency-key"), rerunOf: run.id, status: 201 });
    },
  }),
];
