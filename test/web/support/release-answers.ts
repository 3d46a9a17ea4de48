import { ReleaseRequest } from "../../../lambdas/contract/release.ts";
import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { releaseContext } from "../../../lambdas/domain/releases/context/release-context.ts";
import { rowOf } from "../../../lambdas/domain/releases/view/row.ts";
import { summaryOf } from "../../../lambdas/domain/releases/view/summary.ts";
import { type Answer, type Asked, found, matches, ok, page, problem, text } from "./answer.ts";
import { at } from "./factories.ts";
import { aRelease } from "./release-factories.ts";
import { moveRelease, replaceArtifact } from "./release-moves.ts";
import { filesOf, stagesOf } from "./release-package.ts";
import type { World } from "./world.ts";

/** What the fake API answers about releases. */
export function releaseAnswer(world: World, { method, path, query, body }: Asked): Answer {
  const [, id = "", part = "", ...rest] = path.split("/").slice(1).map(decodeURIComponent);
  if (id === "") return method === "POST" ? newRelease(world, body) : list(world, query);
  const release = world.releases.find((one) => one.id === id);
  if (release === undefined) return found(undefined);
  const file = rest.join("/");
  switch (`${method} ${part}`) {
    case "GET ":
      return ok(release);
    case "GET artifacts":
      return text(world.artifactTexts.get(`${id}/${file}`) ?? filesOf(release.context).get(file));
    case "PUT artifacts":
      return replaceArtifact(world, release, file, body);
    case "GET summary":
      return ok(summaryOf(release, release.artifacts, stagesOf(release.context)));
    case "GET trace":
      return ok(otlpOf(release));
    case "GET archive":
      return { status: 200, json: { url: `/some-bucket/api/archives/${id}` } };
    default:
      return method === "POST" ? moveRelease(world, release, part, JSON.parse(body || "{}")) : found(undefined);
  }
}

const list = ({ releases }: World, query: URLSearchParams): Answer =>
  page(
    releases.map(rowOf).filter((row) => matches(row, query, ["status", "service"])),
    query,
  );

/** Where it says what is wrong, it says all of it. The package is there after two seconds, as the real one is after some more. */
function newRelease(world: World, body: string): Answer {
  const asked = ReleaseRequest.safeParse(JSON.parse(body));
  if (!asked.success) return invalid(asked.error.issues.map((issue) => ({ field: issue.path.join("."), reason: issue.message })));
  const read = releaseContext(asked.data);
  if ("problems" in read) return invalid(read.problems);
  const nowMs = Date.now();
  const done = aRelease({ startMs: nowMs, context: read.context, artifacts: [] });
  const building: ReleaseDetail = { ...aRelease({ ...done, startMs: nowMs, status: "building", gate: null }), readiness: null };
  world.releases.unshift(building);
  setTimeout(() => {
    world.releases[world.releases.indexOf(building)] = aRelease({ id: done.id, startMs: nowMs, context: read.context });
  }, 2_000).unref();
  return { status: 202, json: { ...building, checkRuns: [] } };
}

const invalid = (errors: readonly { readonly field: string; readonly reason: string }[]): Answer => ({
  status: 400,
  json: problem(400, "invalid_request", "The request is not valid", `${errors.length} fields are wrong.`, { errors: [...errors] }),
});

const otlpOf = ({ trace }: ReleaseDetail) => ({
  resourceSpans: [
    { scopeSpans: [{ spans: trace.spans.map(({ spanId, name }) => ({ traceId: trace.traceId, spanId, name, at: at(0) })) }] },
  ],
});
