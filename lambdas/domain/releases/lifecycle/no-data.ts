import type { EnvironmentSettings } from "../../../contract/release-environment.ts";
import type { Promotion, Release, Tick } from "../../../contract/release-record.ts";
import { earliest, secondsAfter, secondsBetween } from "../../runs/instant.ts";
import { METRIC_DEFAULTS } from "../judge/settings.ts";
import { STEP_SECONDS } from "../verification/queries.ts";
import { type Change, changed, moved } from "./change.ts";
import { lastPromotion, soakStart, withLast } from "./promotion.ts";

/** So many looks without data in a row halt, once there was time for data to come. */
const MOST_WITHOUT_DATA = 3;
const LONGEST_WAIT_SECONDS = 900;
/** Looks that found nothing after that time, before nobody looks any more: with the wait doubling to 15 minutes, about a day. */
const GIVEN_UP_AFTER = 100;

/** How long data may take to come: as long as a soak, and until there can be as many points as a verdict needs. */
const patienceSeconds = ({ soakSeconds, tickSeconds }: EnvironmentSettings): number =>
  Math.max(soakSeconds, METRIC_DEFAULTS.minimumValues * Math.min(STEP_SECONDS, tickSeconds));

/** A look that saw nothing: `before` = the promotion as it was before. It never passes, and after some time it halts. */
export function withoutData(looked: Release, before: Promotion, tick: Tick, settings: EnvironmentSettings): Change {
  const { at, environment } = tick;
  const { tickSeconds } = settings;
  const silent = before.ticks.noDataInARow + 1;
  const hadTime = at >= secondsAfter(soakStart(before) ?? at, patienceSeconds(settings));
  const isHalting = looked.status === "verifying" && hadTime && silent >= MOST_WITHOUT_DATA;
  const late = Math.max(0, silent - Math.max(MOST_WITHOUT_DATA, Math.ceil(patienceSeconds(settings) / tickSeconds)));
  const nextTickAt = late >= GIVEN_UP_AFTER ? null : secondsAfter(at, Math.min(tickSeconds * 2 ** late, LONGEST_WAIT_SECONDS));
  const status = looked.status === "halted" || isHalting ? ("halted" as const) : ("verifying" as const);
  const silence = `no data of ${environment}: ${tick.reasons.slice(0, 2).join("; ") || "nothing measured"}`;
  const reason = haltedFor(looked, before) ?? silence;
  const soakUntil = putOff(before, at, settings);
  const fields = { promotions: withLast(looked, { status, soakUntil, nextTickAt, reason }), dueAt: nextTickAt, reason };
  return isHalting ? moved(looked, "data_missing", { at, kind: "tick", text: reason }, fields) : changed(looked, at, fields);
}

/** What was bad about a halted release: that too little new data came since does not hide it. Null for every other. */
const haltedFor = ({ status }: Release, { ticks, reason }: Promotion): string | null =>
  status === "halted" && ticks.bad > 0 ? reason : null;

/** When the soak ends, by a look that saw something: where the one before saw nothing, it begins to count only now. */
export const soakEnd = (before: Promotion, at: string, settings: EnvironmentSettings): string =>
  before.ticks.noDataInARow > 0 ? putOff(before, at, settings) : (before.soakUntil ?? at);

/** The soak's end, later by the time since the look before, or since the soak began. */
function putOff({ ticks, soakUntil }: Promotion, at: string, { soakSeconds }: EnvironmentSettings): string {
  const planned = soakUntil ?? at;
  const isFirst = ticks.good + ticks.bad + ticks.noData === 0;
  const since = isFirst || !ticks.last ? secondsAfter(planned, -soakSeconds) : ticks.last.at;
  return secondsAfter(planned, secondsBetween(since, at));
}

/** Data came for a version whose last looks saw none: one tick later it is looked at again, however long that had been put off. Null where nobody waits. */
export function dataCame(release: Release, environment: string, at: string, { tickSeconds }: EnvironmentSettings): Change | null {
  const promotion = lastPromotion(release);
  const isWaiting = (release.status === "verifying" || release.status === "halted") && promotion?.environment === environment;
  if (!isWaiting || promotion.ticks.noDataInARow === 0) return null;
  const soon = secondsAfter(at, tickSeconds);
  const nextTickAt = earliest(promotion.nextTickAt ?? soon, soon);
  if (nextTickAt === promotion.nextTickAt) return null;
  return changed(release, at, { promotions: withLast(release, { nextTickAt }), dueAt: nextTickAt });
}
