import * as z from "zod";
import { ReadinessCheck } from "../../contract/release.ts";
import { Artifact, Release, ReleaseEntry, Tick } from "../../contract/release-record.ts";
import { type Before, newestByDay } from "../days.ts";
import {
  ACTIVE,
  ARTIFACT_PREFIX,
  ENTRY_PREFIX,
  readinessKey,
  releaseKey,
  releasePartition,
  releasesPartition,
  TICK_PREFIX,
} from "../keys.ts";
import { getAll, queryRange } from "../query.ts";
import type { Table } from "../table.ts";
import { EVERY_RELEASE } from "./releases.ts";

export const MOST_ENTRIES = 500;
export const MOST_TICKS = 200;

/** The newest releases, by when they were requested. */
export async function newestReleases(releases: Table, before: Before): Promise<{ readonly releases: Release[]; readonly more: boolean }> {
  const { items, more } = await newestByDay(releases, EVERY_RELEASE, (day) => [releasesPartition(day)], before);
  const found = await getAll(
    releases,
    items.map(({ sk }) => releaseKey(String(sk))),
  );
  return { releases: found.map((item) => Release.parse(item)), more };
}

/** Ids of releases at which something should have been done before `now`. */
export async function listDue(releases: Table, now: string): Promise<string[]> {
  const places = await queryRange(releases, { pk: ACTIVE, limit: 10_000, consistent: true });
  return places.filter(({ dueAt }) => String(dueAt) <= now).map(({ sk }) => String(sk));
}

/** What begins with `prefix` in a release's partition, the newest first. */
const part = (releases: Table, id: string, prefix: string, limit: number) =>
  queryRange(releases, { pk: releasePartition(id), from: prefix, before: `${prefix}~`, limit, consistent: true });

/** The newest entries of its timeline, oldest first. */
export const readEntries = async (releases: Table, id: string): Promise<ReleaseEntry[]> =>
  (await part(releases, id, ENTRY_PREFIX, MOST_ENTRIES)).reverse().map((item) => ReleaseEntry.parse(item));

/** The newest looks at its metrics, oldest first. */
export const readTicks = async (releases: Table, id: string): Promise<Tick[]> =>
  (await part(releases, id, TICK_PREFIX, MOST_TICKS)).reverse().map((item) => Tick.parse(item));

/** Its files, by path. */
export const readArtifacts = async (releases: Table, id: string): Promise<Artifact[]> =>
  (await part(releases, id, ARTIFACT_PREFIX, 1_000)).reverse().map((item) => Artifact.parse(item));

const Readiness = z.object({ build: z.number(), checks: z.array(ReadinessCheck) });

/** The checks of the last build that was decided; null before the first. */
export async function readReadiness(releases: Table, id: string): Promise<ReadinessCheck[] | null> {
  const [item] = await getAll(releases, [readinessKey(id)]);
  return item ? Readiness.parse(item).checks : null;
}
