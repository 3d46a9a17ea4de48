import { commitOf } from "./factories.ts";
import { aRelease } from "./release-factories.ts";
import { hashOf } from "./release-package.ts";
import { RELEASE_STATES } from "./release-states.ts";
import type { World } from "./world.ts";

const OWN = '# Our own image\nFROM python:3.14.0-slim\nUSER 10001\nCMD ["uvicorn", "app.main:app"]\n';

/** A release in each state, an older one that production ran before, one that was given up, and a file that somebody replaced. */
export function addReleases({ releases, artifactTexts }: World, nowMs: number): void {
  const HOUR = 3_600_000;
  const older = RELEASE_STATES.completed(nowMs - 20 * HOUR);
  const states = Object.values(RELEASE_STATES).map((make) => make(nowMs));
  const cancelled = aRelease({
    startMs: nowMs - 50 * HOUR,
    request: { version: "2.0.8", commit: commitOf(208) },
    status: "cancelled",
    reason: "Cancelled by mina: superseded by 2.1.0",
  });
  releases.push(...states, { ...older, context: { ...older.context, version: "2.0.7" }, review: null }, cancelled);
  const blocked = releases.find(({ status }) => status === "blocked");
  const file = blocked?.artifacts.find(({ path }) => path === "Dockerfile");
  if (!blocked || !file) throw new Error("no Dockerfile in a blocked release");
  const change = { by: "mina", at: new Date(nowMs - 20 * 60_000).toISOString(), sha256: hashOf(OWN) };
  Object.assign(file, { replacedBy: change.by, replacedAt: change.at, sha256: change.sha256, characters: OWN.length, bytes: OWN.length });
  blocked.gate?.changes.push({ path: file.path, ...change });
  artifactTexts.set(`${blocked.id}/${file.path}`, OWN);
  releases.sort((a, b) => b.requestedAt.localeCompare(a.requestedAt));
}
