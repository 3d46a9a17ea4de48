import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { GeneratedArtifact, ReleaseContext } from "../../../../lambdas/contract/release.ts";
import { makeInfrastructure } from "../../../../lambdas/domain/releases/infrastructure/make-infrastructure.ts";
import { makePipeline } from "../../../../lambdas/domain/releases/pipeline/make-pipeline.ts";
import { requirementsOf } from "../../../../lambdas/domain/releases/requirements/requirements-of.ts";
import { traceable } from "../../../../lambdas/domain/releases/traces.ts";

/** What steps 2 and 3 make of a context. */
export function packageOf(context: ReleaseContext): GeneratedArtifact[] {
  const idsOf = traceable(requirementsOf(context));
  const pipeline = makePipeline(context, idsOf);
  return [...pipeline.artifacts, ...makeInfrastructure(context, idsOf, pipeline).artifacts];
}

export function contentOf(artifacts: readonly GeneratedArtifact[], path: string): string {
  const found = artifacts.find((artifact) => artifact.path === path);
  if (!found) throw new Error(`no ${path} among ${artifacts.map((artifact) => artifact.path).join(", ")}`);
  return found.content;
}

/** The files in a new folder, scripts executable. */
export function written(artifacts: readonly Pick<GeneratedArtifact, "path" | "content">[]): string {
  const root = mkdtempSync(join(tmpdir(), "release-"));
  for (const { path, content } of artifacts) {
    const at = join(root, path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, content);
    if (path.endsWith(".sh")) chmodSync(at, 0o755);
  }
  return root;
}
