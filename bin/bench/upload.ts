import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { ulid } from "ulid";
import { sourceObject } from "../../lambdas/store/object-keys.ts";
import { putObject } from "../../lambdas/store/objects.ts";
import { putRepo } from "../../lambdas/store/repos.ts";
import { putSource } from "../../lambdas/store/sources.ts";
import type { BenchSystem } from "./system.ts";

/** Register a repository whose source is these files; answers its source's id. */
export async function registerSource(
  { stores, data }: BenchSystem,
  repo: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, content);
  archive.finalize();
  const tarball = gzipSync(await buffer(archive));
  const id = ulid();
  const createdAt = new Date().toISOString();
  await putObject(data, sourceObject(id), tarball, "application/gzip");
  await putSource(stores.registry, { id, repo, sizeBytes: tarball.length, createdAt });
  const settings = { description: "", defaultBranch: "main", timeoutSeconds: 300, incidentPolicy: null };
  await putRepo(stores.registry, { repo, ...settings, sourceId: id, sample: false, createdAt });
  return id;
}
