import type { Deployment } from "../../../lambdas/contract/deployment.ts";
import { asWords, formatCount, formatDuration, plural, shortCommit } from "../text/format.ts";
import { formatInstant } from "../text/time.ts";

/** What a lane is long, in the chart's own units. */
export const LANE_WIDTH = 1000;
const MIN_WIDTH = 3;
const MAX_ROWS = 8;

/** One deployment: from its start to its finish, or to now. Those of one lane that overlap are in rows below each other. */
export type Bar = {
  readonly id: string;
  readonly status: Deployment["status"];
  readonly left: number;
  readonly width: number;
  readonly row: number;
  readonly words: string;
};
export type Lane = { readonly service: string; readonly rows: number; readonly bars: readonly Bar[]; readonly words: string };
export type Lanes = { readonly from: string; readonly to: string; readonly lanes: readonly Lane[] };

/** A lane for each service by name, all over the same span: from the first start to now. Null without deployments. */
export function lanesOf(deployments: readonly Deployment[], nowMs: number): Lanes | null {
  if (deployments.length === 0) return null;
  const startMs = Math.min(...deployments.map(({ startedAt }) => Date.parse(startedAt)));
  const endMs = Math.max(nowMs, startMs + 1, ...deployments.map(({ finishedAt }) => (finishedAt === null ? 0 : Date.parse(finishedAt))));
  const placeOf = (ms: number) => ((ms - startMs) / (endMs - startMs)) * LANE_WIDTH;
  const byService = Object.entries(Object.groupBy(deployments, ({ service }) => service)).toSorted(([a], [b]) => a.localeCompare(b));
  const lanes = byService.map(([service, own = []]) => {
    const bars = stacked(own.map((one) => barOf(one, placeOf, nowMs)).toSorted((a, b) => a.left - b.left));
    return { service, bars, rows: Math.max(...bars.map(({ row }) => row)) + 1, words: laneWords(service, own) };
  });
  return { from: new Date(startMs).toISOString(), to: new Date(endMs).toISOString(), lanes };
}

function barOf(deployment: Deployment, placeOf: (ms: number) => number, nowMs: number): Omit<Bar, "row"> {
  const startMs = Date.parse(deployment.startedAt);
  const endMs = deployment.finishedAt === null ? Math.max(nowMs, startMs) : Date.parse(deployment.finishedAt);
  const width = Math.min(LANE_WIDTH, Math.max(MIN_WIDTH, placeOf(endMs) - placeOf(startMs)));
  const left = Math.min(placeOf(startMs), LANE_WIDTH - width);
  return { id: deployment.id, status: deployment.status, left, width, words: barWords(deployment) };
}

/** Each bar in the first row where it has room; where none of the rows has, in the last one. */
function stacked(bars: readonly Omit<Bar, "row">[]): readonly Bar[] {
  const ends: number[] = [];
  return bars.map((bar) => {
    const free = ends.findIndex((end) => end <= bar.left);
    const row = free >= 0 ? free : Math.min(ends.length, MAX_ROWS - 1);
    ends[row] = Math.max(ends[row] ?? 0, bar.left + bar.width);
    return { ...bar, row };
  });
}

const barWords = ({ service, environment, status, commit, startedAt, durationSeconds, simulated }: Deployment): string =>
  [
    `${service} to ${environment}: ${asWords(status)}`,
    `commit ${shortCommit(commit)}`,
    `started ${formatInstant(startedAt)}`,
    ...(durationSeconds === null ? [] : [`took ${formatDuration(durationSeconds)}`]),
    ...(simulated ? ["simulated"] : []),
  ].join(", ");

/** "billing-api: 4 deployments, 3 success, 1 failed". */
function laneWords(service: string, deployments: readonly Deployment[]): string {
  const counts = Object.entries(Object.groupBy(deployments, ({ status }) => status)).map(
    ([status, of = []]) => `${formatCount(of.length)} ${asWords(status)}`,
  );
  return `${service}: ${plural(deployments.length, "deployment")}, ${counts.join(", ")}`;
}
