import * as z from "zod";
import { Repo, RepoChange, RepoRequest, SourceRequest, SourceUpload } from "../contract/repo.ts";
import { Cursor, Limit, pageOf, RepoName } from "../contract/scalars.ts";
import { sourceObject } from "../store/object-keys.ts";
import { presignPut } from "../store/objects.ts";
import { getRepo, listRepos, putRepo, putRepoSettings } from "../store/repos.ts";
import { putSource } from "../store/sources.ts";
import type { ApiContext } from "./api-context.ts";
import { listName, pageFrom } from "./paging.ts";
import { ProblemError } from "./problem.ts";
import { json, type Route, route } from "./route.ts";

const UPLOAD_SECONDS = 900;
const repoOf = ({ owner, name }: Readonly<Record<string, string>>): string => `${owner}/${name}`;

/** The repository of a path, or 404. */
export async function requireRepo({ stores }: Pick<ApiContext, "stores">, name: string): Promise<Repo> {
  const repo = RepoName.safeParse(name).success ? await getRepo(stores.registry, name) : null;
  if (!repo) throw new ProblemError("repo_not_found", `${name.slice(0, 150)} is not registered; POST /repos registers it`);
  return repo;
}

export const repoRoutes = (context: ApiContext): Route[] => [
  route({
    method: "POST",
    path: "/repos",
    tag: "Repositories",
    summary: "Register a repository",
    scope: "write",
    body: RepoRequest,
    answers: { status: 201, schema: Repo, description: "The repository" },
    problems: ["repo_exists"],
    serve: async ({ body }) => {
      const { incidentPolicy = null, ...request } = body;
      const repo: Repo = { ...request, incidentPolicy, sourceId: null, sample: false, createdAt: context.now() };
      if ((await putRepo(context.stores.registry, repo)) === "exists")
        throw new ProblemError("repo_exists", `${repo.repo} is registered already`);
      return json(repo, 201);
    },
  }),
  route({
    method: "GET",
    path: "/repos",
    tag: "Repositories",
    summary: "List repositories",
    scope: "read",
    query: z.strictObject({ limit: Limit, cursor: Cursor.optional() }),
    answers: { status: 200, schema: pageOf(Repo), description: "A page, newest first" },
    problems: ["foreign_cursor"],
    serve: async ({ query }) =>
      json(
        await pageFrom<Repo>({
          list: listName("repos", {}),
          limit: query.limit,
          cursor: query.cursor,
          read: async (position, limit) => {
            const { repos, position: last } = await listRepos(context.stores.registry, limit, position);
            return { items: repos.map((value) => ({ value, place: `${value.createdAt}#${value.repo}` })), more: last !== null };
          },
        }),
      ),
  }),
  route({
    method: "GET",
    path: "/repos/{owner}/{name}",
    tag: "Repositories",
    summary: "Read a repository",
    scope: "read",
    answers: { status: 200, schema: Repo, description: "The repository" },
    problems: ["repo_not_found"],
    serve: async ({ params }) => json(await requireRepo(context, repoOf(params))),
  }),
  route({
    method: "PATCH",
    path: "/repos/{owner}/{name}",
    tag: "Repositories",
    summary: "Change a repository's settings",
    scope: "write",
    body: RepoChange,
    answers: { status: 200, schema: Repo, description: "The repository as it is now" },
    problems: ["repo_not_found"],
    serve: async ({ params, body }) => {
      await requireRepo(context, repoOf(params));
      await putRepoSettings(context.stores.registry, repoOf(params), body);
      return json(await requireRepo(context, repoOf(params)));
    },
  }),
  route({
    method: "POST",
    path: "/repos/{owner}/{name}/sources",
    tag: "Repositories",
    summary: "Announce a source, and get the URL to upload it to",
    scope: "write",
    body: SourceRequest,
    answers: { status: 201, schema: SourceUpload, description: "PUT a gzipped tarball of exactly `sizeBytes` to `url`, with `headers`" },
    problems: ["repo_not_found"],
    serve: async ({ params, body }) => {
      const { repo } = await requireRepo(context, repoOf(params));
      const createdAt = context.now();
      const id = context.newId(createdAt);
      const url = await presignPut(context.publicData, sourceObject(id), { seconds: UPLOAD_SECONDS, sizeBytes: body.sizeBytes });
      await putSource(context.stores.registry, { id, repo, sizeBytes: body.sizeBytes, createdAt });
      const expiresAt = new Date(Date.parse(createdAt) + UPLOAD_SECONDS * 1000).toISOString();
      const upload: SourceUpload = { id, url, headers: { "content-length": String(body.sizeBytes) }, expiresAt };
      return json(upload, 201);
    },
  }),
];
