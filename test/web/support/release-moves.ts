import type { Artifact } from "../../../lambdas/contract/release-record.ts";
import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { type Answer, ok, problem } from "./answer.ts";
import { at } from "./factories.ts";
import { anEntry, aPromotion, traced } from "./release-factories.ts";
import { hashOf } from "./release-package.ts";
import type { World } from "./world.ts";

type Said = { readonly reason?: string; readonly breakGlass?: boolean };

/** A person's word: refused where the status does not allow it, or where they would approve their own release. */
export function moveRelease(world: World, release: ReleaseDetail, action: string, said: Said): Answer {
  if (!release.legal.includes(action)) {
    const detail = `A release that is ${release.status} cannot be moved by ${action}.`;
    return { status: 409, json: problem(409, "illegal_transition", "That is not possible now", detail, { legal: [...release.legal] }) };
  }
  if (action === "approve" && !said.breakGlass) {
    const detail = "local made this release, so the approval has to come from another token. An admin may break the glass.";
    return { status: 403, json: problem(403, "own_release", "Nobody approves their own release", detail) };
  }
  return ok({ ...put(world, release, { ...after(release, action, said), updatedAt: at(Date.now()) }), checkRuns: [] });
}

function after(
  release: ReleaseDetail,
  action: string,
  { reason = null, breakGlass = false }: { reason?: string | null; breakGlass?: boolean },
): Partial<ReleaseDetail> {
  const nowMs = Date.now();
  const entry = anEntry({
    at: at(nowMs),
    by: "local",
    kind: breakGlass ? "break_glass" : "status",
    text: `${action}${reason === null ? "" : `: ${reason}`}`,
  });
  const timeline = [...release.timeline, entry];
  switch (action) {
    case "approve":
      return {
        timeline,
        status: "promoting",
        ...decided(release, "approved", reason, breakGlass),
        promotions: [...release.promotions, under(release, nowMs)],
      };
    case "reject":
      return { timeline, status: "rejected", endedAt: at(nowMs), ...decided(release, "rejected", reason, false) };
    case "cancel":
      return { timeline, status: "cancelled", endedAt: at(nowMs), reason: "Cancelled by local" };
    case "rollback":
      return { timeline, status: "rolling_back", reason };
    default:
      return release.status === "halted"
        ? { timeline, status: "verifying" }
        : { timeline, status: "promoting", promotions: [...release.promotions, under(release, nowMs)] };
  }
}

const decided = (
  { review }: ReleaseDetail,
  decision: "approved" | "rejected",
  reason: string | null,
  breakGlass: boolean,
): Pick<ReleaseDetail, "review"> => ({
  review: review && { ...review, decision, reason, breakGlass, by: "local", at: at(Date.now()) },
});

const under = ({ context, promotions }: ReleaseDetail, nowMs: number) =>
  aPromotion(nowMs, {
    environment: context.environments[promotions.length] ?? "production",
    status: "deploying",
    simulated: null,
    requestedAt: null,
    deployedAt: null,
    soakUntil: null,
    endedAt: null,
    ticks: { good: 0, bad: 0, noData: 0, noDataInARow: 0, last: null },
  });

/** Someone's own file: refused once the release is promoted; else the record says who put it there. */
export function replaceArtifact(world: World, release: ReleaseDetail, path: string, own: string): Answer {
  if (release.status !== "blocked" && release.status !== "approved") {
    const detail = `Files can be replaced before promotion; the release is ${release.status}.`;
    return { status: 409, json: problem(409, "illegal_transition", "Too late", detail) };
  }
  if (own.trim() === "") {
    const errors = [{ field: "body", reason: "must not be empty" }];
    return { status: 400, json: problem(400, "invalid_request", "The file is empty", "A file has to have something in it.", { errors }) };
  }
  const before = release.artifacts.find((one) => one.path === path);
  if (before === undefined) return { status: 404, json: problem(404, "not_found", "Not found", "The package has no such file.") };
  const artifact: Artifact = {
    ...before,
    sha256: hashOf(own),
    characters: own.length,
    bytes: Buffer.byteLength(own),
    replacedBy: "local",
    replacedAt: at(Date.now()),
  };
  world.artifactTexts.set(`${release.id}/${path}`, own);
  put(world, release, {
    artifacts: release.artifacts.map((one) => (one === before ? artifact : one)),
    build: release.build + 1,
    status: "building",
  });
  setTimeout(() => {
    const now = world.releases.find(({ id }) => id === release.id);
    if (now) put(world, now, { status: release.status });
  }, 3_000).unref();
  return { status: 202, json: artifact };
}

function put({ releases }: World, release: ReleaseDetail, change: Partial<ReleaseDetail>): ReleaseDetail {
  const next = traced({ ...release, ...change });
  releases[releases.findIndex(({ id }) => id === release.id)] = next;
  return next;
}
