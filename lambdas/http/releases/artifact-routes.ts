import { createHash } from "node:crypto";
import { Artifact, type Release } from "../../contract/release-record.ts";
import { problemOfPath } from "../../domain/releases/artifact-path.ts";
import { artifactReplaced } from "../../domain/releases/lifecycle/checks.ts";
import { legalEvents } from "../../domain/releases/state.ts";
import { queueNext } from "../../pipeline/releases/queue-next.ts";
import { LARGEST_FILE_BYTES, readFile } from "../../pipeline/releases/read-files.ts";
import { releaseFileObject } from "../../store/object-keys.ts";
import { putObject } from "../../store/objects.ts";
import { artifactWrite, getArtifact } from "../../store/releases/package-files.ts";
import { putRelease } from "../../store/releases/releases.ts";
import type { ApiContext } from "../api-context.ts";
import { ProblemError, wrong } from "../problem.ts";
import { type Asked, json, type Route, route } from "../route.ts";
import { notNow, requireRelease } from "./require.ts";

async function requireArtifact({ stores }: ApiContext, release: Release, path = ""): Promise<Artifact> {
  const problem = problemOfPath(path);
  if (problem) throw wrong("path", problem);
  const artifact = await getArtifact(stores.releases, release.id, path);
  if (!artifact)
    throw new ProblemError("artifact_not_found", `release ${release.id} has no file ${path}; GET /releases/${release.id} lists all`);
  return artifact;
}

/** The file's text. It is never served as what it may claim to be: a browser is to show it, not to run it. */
async function read(context: ApiContext, { params }: Asked<unknown, unknown>): Promise<Response> {
  const release = await requireRelease(context, params.id);
  const artifact = await requireArtifact(context, release, params.path);
  const text = await readFile(context.data, release.id, artifact);
  const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" };
  return new Response(text, { headers });
}

function textOf(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    throw wrong("body", "expected text in UTF-8");
  }
  throw wrong("body", "expected text, without NUL");
}

/** Put a user's own file in the place of a generated one; checks and gate run again. Putting the generated text back takes the mark off; the same text again only has the gate look again. */
async function replace(context: ApiContext, { params, bodyBytes, caller }: Asked<unknown, unknown>): Promise<Response> {
  const release = await requireRelease(context, params.id);
  const before = await requireArtifact(context, release, params.path);
  if (!legalEvents(release.status).includes("artifact_replaced")) throw notNow(release, "replacing a file");
  const text = textOf(bodyBytes);
  const at = context.now();
  const sha256 = createHash("sha256").update(bodyBytes).digest("hex");
  const isGenerated = sha256 === before.generatedSha256;
  const after: Artifact = {
    ...before,
    sha256,
    characters: text.length,
    bytes: bodyBytes.byteLength,
    ...(sha256 === before.sha256 ? {} : { replacedBy: isGenerated ? null : caller.name, replacedAt: isGenerated ? null : at }),
  };
  await putObject(context.data, releaseFileObject(release.id, sha256), bodyBytes, "text/plain; charset=utf-8");
  const change = artifactReplaced(release, { path: before.path, by: caller.name, at });
  const also = [artifactWrite(context.stores.releases, release.id, after)];
  if ((await putRelease(context.stores.releases, { before: release, ...change, also })) === "changed")
    throw new ProblemError("changed_meanwhile", "the release was changed just now; look at it and repeat the request");
  await queueNext(context, change.after, `${caller.name} replaced ${before.path}`);
  return json(after, 202);
}

export const artifactRoutes = (context: ApiContext): Route[] => [
  route({
    method: "GET",
    path: "/releases/{id}/artifacts/{path+}",
    tag: "Releases",
    summary: "Read a file of a release",
    scope: "read",
    answers: { status: 200, contentType: "text/plain; charset=utf-8", description: "The file as it stands" },
    problems: ["validation_failed", "release_not_found", "artifact_not_found"],
    serve: (asked) => read(context, asked),
  }),
  route({
    method: "PUT",
    path: "/releases/{id}/artifacts/{path+}",
    tag: "Releases",
    summary: "Put your own file in the place of a generated one, before promotion",
    scope: "write",
    largestBodyBytes: LARGEST_FILE_BYTES,
    textBody: "The file's text, in UTF-8",
    answers: { status: 202, schema: Artifact, description: "The file; checks and gate run again" },
    problems: ["validation_failed", "body_too_large", "release_not_found", "artifact_not_found", "release_state", "changed_meanwhile"],
    serve: (asked) => replace(context, asked),
  }),
];
