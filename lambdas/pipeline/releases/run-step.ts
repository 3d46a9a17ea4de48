import { createHash } from "node:crypto";
import { type GeneratedArtifact, type ReleaseStep, STEPS } from "../../contract/release.ts";
import type { StepQueued } from "../../contract/release-message.ts";
import type { Artifact, Release } from "../../contract/release-record.ts";
import { MOST_ATTEMPTS } from "../../domain/releases/lifecycle/attempts.ts";
import { buildGivenUp, stepBegun, stepDone, stepFailed, stepOf } from "../../domain/releases/lifecycle/chain.ts";
import { runStep } from "../../domain/releases/run-step.ts";
import { handedOn, StepOutputs } from "../../domain/releases/step-outputs.ts";
import { reasonOf } from "../../runtime/log.ts";
import { releaseFileObject, stepOutputObject } from "../../store/object-keys.ts";
import { putObject, readText } from "../../store/objects.ts";
import { artifactWrite } from "../../store/releases/package-files.ts";
import { queueNext } from "./queue-next.ts";
import { ChangedMeanwhile, type Releaser, requireRelease, store } from "./releaser.ts";

const MOST_OUTPUT_BYTES = 16 * 1024 * 1024;

/**
 * Run one step of the chain and queue what follows. Safe to replay: a step that is done is not run again, only its successor queued
 * again; of two that run at once one stores, and both made the same bytes.
 */
export async function runQueuedStep(releaser: Releaser, { releaseId, step, cause }: StepQueued): Promise<void> {
  const release = await requireRelease(releaser, releaseId);
  const { status, attempts } = stepOf(release, step);
  if (release.status !== "building" || status === "waiting" || status === "failed") return;
  if (status === "done") return queueNext(releaser, release);
  if (attempts.length >= MOST_ATTEMPTS) {
    const last = attempts.at(-1)?.error ?? "it was cut off each time";
    await store(releaser, release, buildGivenUp(release, releaser.now(), `the step ${step}`, last));
    return;
  }
  const running = await store(releaser, release, stepBegun(release, step, { at: releaser.now(), cause }));
  try {
    await queueNext(releaser, await makeStep(releaser, running, step));
  } catch (error) {
    // Another delivery of the message runs it too, or somebody cancelled: no failure of this step.
    if (error instanceof ChangedMeanwhile) throw error;
    await noteFailure(releaser, releaseId, step, reasonOf(error));
    throw error;
  }
}

async function makeStep(releaser: Releaser, release: Release, step: ReleaseStep): Promise<Release> {
  const { data, now, stores } = releaser;
  const outputs = runStep(step, release.context, await outputsBefore(releaser, release, step));
  const { artifacts } = handedOn(outputs, step);
  const text = JSON.stringify(outputs[step]);
  await Promise.all([
    putObject(data, stepOutputObject(release.id, step), text, "application/json"),
    ...artifacts.map(({ content }) =>
      putObject(data, releaseFileObject(release.id, hashOf(content)), content, "text/plain; charset=utf-8"),
    ),
  ]);
  const characters = artifacts.reduce((sum, { content }) => sum + content.length, 0);
  const done = stepDone(release, step, now(), { sha256: hashOf(text), files: artifacts.length, characters });
  const writes = artifacts.map((artifact) => artifactWrite(stores.releases, release.id, entryOf(artifact)));
  return store(releaser, release, done, writes);
}

/** The whole outputs of the steps before, as they were handed on. */
async function outputsBefore({ data }: Releaser, { id }: Release, step: ReleaseStep): Promise<StepOutputs> {
  const before = STEPS.slice(0, STEPS.indexOf(step));
  const texts = await Promise.all(before.map((one) => readText(data, stepOutputObject(id, one), MOST_OUTPUT_BYTES)));
  return StepOutputs.parse(Object.fromEntries(before.map((one, index) => [one, JSON.parse(texts[index] ?? "null")])));
}

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

export const entryOf = ({ path, kind, step, content, traces }: GeneratedArtifact): Artifact => ({
  path,
  kind,
  step,
  traces,
  sha256: hashOf(content),
  characters: content.length,
  bytes: Buffer.byteLength(content),
  replacedBy: null,
  replacedAt: null,
  generatedSha256: hashOf(content),
});

/** Keep why an attempt failed. Where even that fails, the message comes again all the same. */
async function noteFailure(releaser: Releaser, releaseId: string, step: ReleaseStep, error: string): Promise<void> {
  const release = await requireRelease(releaser, releaseId);
  if (release.status === "building" && stepOf(release, step).status === "running")
    await store(releaser, release, stepFailed(release, step, releaser.now(), error));
}
