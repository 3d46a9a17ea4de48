import type { GeneratedArtifact } from "../../contract/release.ts";
import type { Artifact } from "../../contract/release-record.ts";
import { releaseFileObject } from "../../store/object-keys.ts";
import { type Bucket, readText } from "../../store/objects.ts";

/** Nothing larger can be put in, and nothing larger is generated. */
export const LARGEST_FILE_BYTES = 256 * 1024;

/** What a file holds, as it stands. */
export async function readFile(data: Bucket, releaseId: string, { path, sha256 }: Pick<Artifact, "path" | "sha256">): Promise<string> {
  const content = await readText(data, releaseFileObject(releaseId, sha256), LARGEST_FILE_BYTES);
  if (content === null) throw new Error(`${path} of release ${releaseId} is not in the bucket`);
  return content;
}

/** All files of a release with what they hold. */
export const readFiles = (data: Bucket, releaseId: string, artifacts: readonly Artifact[]): Promise<GeneratedArtifact[]> =>
  Promise.all(
    artifacts.map(async ({ path, kind, step, traces, sha256 }) => ({
      path,
      kind,
      step,
      traces,
      content: await readFile(data, releaseId, { path, sha256 }),
    })),
  );
