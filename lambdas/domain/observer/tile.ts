import * as z from "zod";
import { ObservedAttempt, type WallTile } from "../../contract/observer.ts";
import { compareInstants } from "../runs/instant.ts";
import { isFinal } from "./is-final.ts";
import { needsAttention, stateOf } from "./state.ts";
import { durationSeconds, failingSince, previousConclusion, recentStates, usualSeconds } from "./tile-past.ts";

/** So many runs a tile remembers. */
const KEPT = 12;

/** What a tile keeps of a run's attempt. */
export const TileRun = ObservedAttempt.pick({
  externalId: true,
  attempt: true,
  runNumber: true,
  title: true,
  status: true,
  conclusion: true,
  commit: true,
  actor: true,
  event: true,
  startedAt: true,
  updatedAt: true,
  url: true,
}).extend({ runId: z.string() });
export type TileRun = z.infer<typeof TileRun>;

/** What is kept of a workflow on a branch: its runs, newest first, at least one. */
export const KeptTile = z.object({
  repo: z.string(),
  workflow: z.string(),
  workflowName: z.string(),
  branch: z.string(),
  runs: z.tuple([TileRun], TileRun),
});
export type KeptTile = z.infer<typeof KeptTile>;

type Known = Pick<ObservedAttempt, "status" | "conclusion" | "updatedAt">;

/**
 * Whether `a` tells more of the same attempt than `b`. What is final beats all, and the first that is final stays. Else the later
 * one counts; GitHub's times are to the second, so between equals it is the status that lies further on.
 */
export function isNewer(a: Known, b: Known): boolean {
  if (isFinal(a) || isFinal(b)) return !isFinal(b);
  const order = compareInstants(a.updatedAt, b.updatedAt) || rankOf(a) - rankOf(b) || compareText(wordsOf(a), wordsOf(b));
  return order > 0;
}

const rankOf = ({ status }: Known): number => (status === "completed" ? 2 : status === "in_progress" ? 1 : 0);
/** Between words of one rank any order will do, as long as it is one. */
const wordsOf = ({ status, conclusion }: Known): string => `${status} ${conclusion ?? ""}`;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The tile with what is told of an attempt; `tile` itself where that is nothing new. Deliveries in any order, however often, end in
 * the same tile, because an attempt's start never changes and an evicted run is older than all that stay.
 */
export function withRun(tile: KeptTile | null, attempt: ObservedAttempt, runId: string): KeptTile {
  const { repo, workflow, workflowName, branch, createdAt: _, ...told } = attempt;
  const incoming: TileRun = { ...told, runId };
  const known = tile?.runs.find((run) => run.externalId === incoming.externalId && run.attempt === incoming.attempt);
  if (tile && known && !isNewer(incoming, known)) return tile;
  const runs = [...(tile?.runs ?? []).filter((run) => run !== known), incoming].toSorted(newestFirst).slice(0, KEPT);
  if (tile && !runs.includes(incoming)) return tile;
  const [newest = incoming, ...older] = runs;
  return {
    repo,
    workflow,
    branch,
    workflowName: newest === incoming ? workflowName : (tile?.workflowName ?? workflowName),
    runs: [newest, ...older],
  };
}

/** By start, then by GitHub's ids, which are numbers too long for a number. */
function newestFirst(a: TileRun, b: TileRun): number {
  return (
    compareInstants(b.startedAt, a.startedAt) ||
    b.externalId.length - a.externalId.length ||
    compareText(b.externalId, a.externalId) ||
    b.attempt - a.attempt
  );
}

/** The tile as the wall shows it. */
export function tileOf({ runs, ...kept }: KeptTile, defaultBranch: string | null): WallTile {
  const [latest, ...before] = runs;
  const state = stateOf(latest.status, latest.conclusion);
  const failing = failingSince(runs);
  return {
    repo: kept.repo,
    workflow: kept.workflow,
    workflowName: kept.workflowName,
    branch: kept.branch,
    isDefaultBranch: kept.branch === defaultBranch,
    state,
    needsAttention: needsAttention(state, failing !== null),
    ...latest,
    previousConclusion: previousConclusion(before),
    durationSeconds: durationSeconds(latest),
    usualSeconds: usualSeconds(runs),
    failingSince: failing,
    recent: recentStates(runs),
  };
}
