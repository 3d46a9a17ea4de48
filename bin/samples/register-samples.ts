import { sourceObject } from "../../lambdas/store/object-keys.ts";
import type { Bucket } from "../../lambdas/store/objects.ts";
import { putObject } from "../../lambdas/store/objects.ts";
import { getRepo, putRepo, setRepoSource } from "../../lambdas/store/repos.ts";
import { getSource, putSource } from "../../lambdas/store/sources.ts";
import type { Table } from "../../lambdas/store/table.ts";
import { type Packed, packFolder } from "./pack.ts";
import { findSamples, type Sample } from "./sample.ts";

/** Packs every sample into the data bucket and registers it as a repository. Safe to run again: only what changed is written. */
export async function registerSamples(registry: Table, data: Bucket, at: string): Promise<number> {
  const samples = await findSamples();
  for (const sample of samples) {
    const packed = await packFolder(sample.dir);
    await upload(registry, data, sample, packed, at);
    await register(registry, sample, packed.id, at);
  }
  return samples.length;
}

async function upload(registry: Table, data: Bucket, { repo }: Sample, { id, tarball }: Packed, at: string): Promise<void> {
  if (await getSource(registry, id)) return;
  await putObject(data, sourceObject(id), tarball, "application/gzip");
  await putSource(registry, { id, repo, sizeBytes: tarball.length, createdAt: at });
}

async function register(registry: Table, { repo, description, timeoutSeconds }: Sample, sourceId: string, at: string): Promise<void> {
  const registered = await getRepo(registry, repo);
  if (registered === null) {
    await putRepo(registry, {
      repo,
      description,
      defaultBranch: "main",
      timeoutSeconds,
      incidentPolicy: null,
      sourceId,
      sample: true,
      createdAt: at,
    });
  } else if (registered.sourceId !== sourceId) {
    await setRepoSource(registry, repo, sourceId);
  }
}
