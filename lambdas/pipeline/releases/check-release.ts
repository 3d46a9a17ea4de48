import type { GeneratedArtifact, ReadinessCheck, ReleaseContext } from "../../contract/release.ts";
import type { ChecksQueued, GateDecided } from "../../contract/release-message.ts";
import type { Artifact, Release } from "../../contract/release-record.ts";
import { MOST_ATTEMPTS } from "../../domain/releases/lifecycle/attempts.ts";
import { buildGivenUp } from "../../domain/releases/lifecycle/chain.ts";
import { checksBegun, checksFailed, decided } from "../../domain/releases/lifecycle/checks.ts";
import { liveChecks } from "../../domain/releases/live/live-checks.ts";
import { gateOf } from "../../domain/releases/score.ts";
import { THRESHOLDS } from "../../domain/releases/thresholds.ts";
import { reasonOf } from "../../runtime/log.ts";
import { archiveObject } from "../../store/object-keys.ts";
import { putObject } from "../../store/objects.ts";
import { readinessWrite } from "../../store/releases/package-files.ts";
import { readArtifacts } from "../../store/releases/release-lists.ts";
import { archiveOf } from "./archive.ts";
import { decisionOf } from "./decision.ts";
import { readEvidence } from "./read-evidence.ts";
import { readFiles } from "./read-files.ts";
import { ChangedMeanwhile, type Releaser, requireRelease, store } from "./releaser.ts";

export type Checker = Pick<Releaser, "stores" | "data" | "now"> & {
  /** Runs the validators over the files. */
  readonly look: (of: { readonly context: ReleaseContext; readonly files: readonly GeneratedArtifact[] }) => Promise<ReadinessCheck[]>;
  readonly publish: (decision: GateDecided) => Promise<void>;
};

/**
 * Check a build, decide, and tell the decision. Safe to replay: a build that is decided is only told again, with the same id; a
 * message for a build before the last does nothing.
 */
export async function checkQueuedBuild(checker: Checker, { releaseId, build, cause }: ChecksQueued): Promise<void> {
  const release = await requireRelease(checker, releaseId);
  if (release.build !== build) return;
  if (release.status !== "building") return tell(checker, release);
  if (release.chain.some(({ status }) => status !== "done")) return;
  const attempts = release.checkRuns.find((run) => run.build === build)?.attempts ?? [];
  if (attempts.length >= MOST_ATTEMPTS) {
    await store(
      checker,
      release,
      buildGivenUp(release, checker.now(), "checking", attempts.at(-1)?.error ?? "they were cut off each time"),
    );
    return;
  }
  const running = await store(checker, release, checksBegun(release, { at: checker.now(), cause }));
  try {
    await tell(checker, await decide(checker, running));
  } catch (error) {
    if (error instanceof ChangedMeanwhile) throw error;
    const now = await requireRelease(checker, releaseId);
    if (now.status === "building" && now.build === build) await store(checker, now, checksFailed(now, checker.now(), reasonOf(error)));
    throw error;
  }
}

async function decide(checker: Checker, release: Release): Promise<Release> {
  const { stores, data, now, look } = checker;
  const { id, context, build } = release;
  const artifacts = await readArtifacts(stores.releases, id);
  const files = await readFiles(data, id, artifacts);
  const evidence = await readEvidence(stores, context, THRESHOLDS.live.windowDays, now());
  const checks = [...(await look({ context, files })), ...liveChecks(evidence, THRESHOLDS.live)];
  await putObject(data, archiveObject(id, build), await archiveOf(files), "application/gzip");
  const gate = gateOf(checks, THRESHOLDS, now(), changesOf(artifacts));
  return store(checker, release, decided(release, gate), [readinessWrite(stores.releases, id, build, checks)]);
}

const changesOf = (artifacts: readonly Artifact[]) =>
  artifacts.flatMap(({ path, replacedBy, replacedAt, sha256 }) =>
    replacedBy !== null && replacedAt !== null ? [{ path, by: replacedBy, at: replacedAt, sha256 }] : [],
  );

async function tell({ stores, publish }: Checker, release: Release): Promise<void> {
  if (release.gate) await publish(decisionOf(release, release.gate, await readArtifacts(stores.releases, release.id)));
}
