import type { EnvironmentSettings } from "../../../contract/release-environment.ts";
import type { Promotion, Release, Tick } from "../../../contract/release-record.ts";
import { earliest, latest, secondsAfter } from "../../runs/instant.ts";
import { type Change, changed, entry, moved } from "./change.ts";
import { soakEnd, withoutData } from "./no-data.ts";
import { lastPromotion, nextEnvironment, withLast } from "./promotion.ts";

/** What a look at the metrics means: `verified` and `condemned` are for the caller to carry out, with what it knows of the environment. */
export type TickOutcome =
  | { readonly outcome: "moved"; readonly change: Change }
  | { readonly outcome: "verified" | "condemned"; readonly release: Release };

/** Take a look into account. Time without data does not count as soaking, and after a bad look the soak begins anew, on new data. */
export function ticked(release: Release, tick: Tick, settings: EnvironmentSettings): TickOutcome {
  const promotion = lastPromotion(release);
  if (!promotion) throw new Error(`release ${release.id} verifies nothing`);
  const counted = countedTick(promotion, tick);
  const looked = { ...release, promotions: withLast(release, counted) };
  if (tick.verdict === "bad") return bad(looked, counted, tick, settings);
  if (tick.verdict === "no_data") return { outcome: "moved", change: withoutData(looked, promotion, tick, settings) };
  const soakUntil = soakEnd(promotion, tick.at, settings);
  const isSoaked = tick.at >= soakUntil && release.status === "verifying";
  return isSoaked ? { outcome: "verified", release: looked } : { outcome: "moved", change: good(looked, tick, soakUntil, settings) };
}

function countedTick({ ticks }: Promotion, tick: Tick): { ticks: Promotion["ticks"] } {
  const isEmpty = tick.verdict === "no_data";
  return {
    ticks: {
      good: ticks.good + (tick.verdict === "good" ? 1 : 0),
      bad: ticks.bad + (tick.verdict === "bad" ? 1 : 0),
      noData: ticks.noData + (isEmpty ? 1 : 0),
      noDataInARow: isEmpty ? ticks.noDataInARow + 1 : 0,
      last: tick,
    },
  };
}

function good(release: Release, { at, environment }: Tick, soakUntil: string, { tickSeconds }: EnvironmentSettings): Change {
  const isHalted = release.status === "halted";
  const until = isHalted ? latest(soakUntil, secondsAfter(at, tickSeconds)) : soakUntil;
  const nextTickAt = earliest(secondsAfter(at, tickSeconds), until);
  const fields = {
    promotions: withLast(release, { status: "verifying", soakUntil: until, nextTickAt, reason: null }),
    dueAt: nextTickAt,
    reason: `metrics of ${environment} are good; they have to be until ${until}`,
  };
  return isHalted
    ? moved(release, "tick_good", { at, kind: "tick", text: `metrics of ${environment} are good again` }, fields)
    : changed(release, at, fields);
}

function bad(release: Release, { ticks }: { ticks: Promotion["ticks"] }, tick: Tick, settings: EnvironmentSettings): TickOutcome {
  const { at, environment } = tick;
  const { badTicks, tickSeconds, soakSeconds } = settings;
  if (ticks.bad >= badTicks) return { outcome: "condemned", release };
  const reason = `metrics of ${environment} are bad (${ticks.bad} of ${badTicks}): ${tick.reasons.slice(0, 2).join("; ")}`;
  const nextTickAt = secondsAfter(at, tickSeconds);
  // What was judged once is not judged again: the next look's verdict rests on new data alone.
  const soak = { soakFrom: at, soakUntil: secondsAfter(at, soakSeconds) };
  const promotions = withLast(release, { status: "halted", ...soak, nextTickAt, reason });
  const fields = { promotions, dueAt: nextTickAt, reason };
  const change =
    release.status === "halted"
      ? changed(release, at, fields, [entry({ at, kind: "tick", text: reason })])
      : moved(release, "tick_bad", { at, kind: "tick", text: reason }, fields);
  return { outcome: "moved", change };
}

/** The last promotion is verified. Where a next one has to wait, the caller says so; `null` = it was the last environment. */
export function verified(release: Release, at: string): { readonly release: Release; readonly next: string | null } {
  const done = { ...release, promotions: withLast(release, { status: "verified", endedAt: at, nextTickAt: null, reason: null }) };
  return { release: done, next: nextEnvironment(done) };
}

export const completed = (release: Release, at: string): Change =>
  moved(release, "last_environment_verified", {
    at,
    kind: "status",
    text: `verified in ${lastPromotion(release)?.environment ?? ""}, its last environment`,
  });

/** Verified, but the next environment is taken: try again soon. No more looks are taken meanwhile. */
export function waiting(release: Release, at: string, seconds: number, reason: string): Change {
  const nextTickAt = secondsAfter(at, seconds);
  const verifiedAt = lastPromotion(release)?.verifiedAt ?? at;
  const fields = { dueAt: nextTickAt, reason, promotions: withLast(release, { verifiedAt, nextTickAt, reason }) };
  return changed(release, at, fields, release.reason === reason ? [] : [entry({ at, kind: "note", text: reason })]);
}

/** Somebody has a halted verification begin anew: nothing that was seen before counts any more. */
export function resumed(
  release: Release,
  { at, by }: { at: string; by: string },
  { soakSeconds, tickSeconds }: EnvironmentSettings,
): Change {
  const nextTickAt = secondsAfter(at, Math.min(tickSeconds, soakSeconds));
  const ticks = { good: 0, bad: 0, noData: 0, noDataInARow: 0, last: lastPromotion(release)?.ticks.last ?? null };
  const soak = { soakFrom: at, soakUntil: secondsAfter(at, soakSeconds) };
  const fields = { status: "verifying" as const, ...soak, nextTickAt, ticks, reason: null };
  return moved(
    release,
    "promote",
    { at, by, kind: "status", text: `${by} had the verification begin anew` },
    { promotions: withLast(release, fields), dueAt: nextTickAt },
  );
}
