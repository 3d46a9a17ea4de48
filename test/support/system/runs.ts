import { randomBytes, randomUUID } from "node:crypto";
import { expect } from "vitest";
import type * as z from "zod";
import { Repo, SourceUpload } from "../../../lambdas/contract/repo.ts";
import { Run, type RunRequest } from "../../../lambdas/contract/run.ts";
import { pageOf } from "../../../lambdas/contract/scalars.ts";
import { aSourceTarball } from "../source-tarball.ts";
import { eventually } from "./eventually.ts";
import { read } from "./http.ts";

export const aCommit = (): string => randomBytes(20).toString("hex");
const aName = (): string => `specs/r-${randomUUID().slice(0, 8)}`;

/** A repository of the spec's own. */
export const aRepo = async (overrides: Record<string, unknown> = {}): Promise<Repo> =>
  read(Repo, "/repos", { method: "POST", body: { repo: aName(), ...overrides } });

export const announceSource = (repo: string, sizeBytes: number): Promise<SourceUpload> =>
  read(SourceUpload, `/repos/${repo}/sources`, { method: "POST", body: { sizeBytes } });

/** Uploads bytes as people do: announced with their size, then put to the presigned URL with its headers. */
export async function uploadSource(repo: string, tarball: Buffer): Promise<string> {
  const { id, url, headers } = await announceSource(repo, tarball.length);
  const response = await fetch(url, { method: "PUT", headers, body: new Uint8Array(tarball) });
  expect(response.status, await response.text()).toBe(200);
  return id;
}

export type Files = Readonly<Record<string, string>>;

/** A source of these steps and files, uploaded to a repository. */
export const uploadSteps = async (repo: string, steps: readonly object[], files: Files = {}): Promise<string> =>
  uploadSource(repo, await aSourceTarball({ ".bellwether.json": JSON.stringify({ version: 1, steps }), ...files }));

/** A repository with a source: what its runs are requested with. */
export async function aRepoRunning(steps: readonly object[], files: Files = {}, overrides: Record<string, unknown> = {}) {
  const { repo } = await aRepo(overrides);
  return { repo, sourceId: await uploadSteps(repo, steps, files) };
}

export type RunOrder = Pick<RunRequest, "repo"> & Partial<RunRequest>;

export const queue = (order: RunOrder, headers: Record<string, string> = {}): Promise<Run> =>
  read(Run, "/runs", { method: "POST", body: { commit: aCommit(), ...order }, headers });

export const run = (id: string): Promise<Run> => read(Run, `/runs/${id}`);

/** A run at its end. */
export const ended = (id: string, withinMs?: number): Promise<Run> =>
  eventually(
    () => run(id),
    ({ status }) => status === "completed",
    withinMs,
  );

export const queueToEnd = async (order: RunOrder): Promise<Run> => ended((await queue(order)).id);

/** All items of a list, page by page, and how many pages that took. */
export async function walk<T>(item: z.ZodType<T>, path: string, limit: number): Promise<{ items: T[]; pages: number }> {
  const items: T[] = [];
  const first = `${path}${path.includes("?") ? "&" : "?"}limit=${limit}`;
  let next: string | null = first;
  let pages = 0;
  for (; next !== null; pages += 1) {
    const page: { items: T[]; nextCursor: string | null } = await read(pageOf(item), next);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    next = page.nextCursor === null ? null : `${first}&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  return { items, pages };
}

export const allRuns = async (filter = ""): Promise<Run[]> => (await walk(Run, `/runs${filter}`, 100)).items;
