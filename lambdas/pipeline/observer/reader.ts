import type { RateLimit } from "../../contract/observer.ts";
import type { GitHub } from "../../sources/github/client.ts";
import type { Answer } from "../../sources/github/client-answer.ts";
import { type Beat, putBeat, readBeat } from "../../store/wall.ts";
import type { Observer } from "./observer.ts";

/** This share of the quota is left to the polls: the wall goes on while old logs have to wait. */
const RESERVED = 0.1;

/** Asks GitHub for what one attempt left. What cannot be read is a warning in words; a limit pauses all reading. */
export class Reader {
  readonly warnings: string[] = [];
  pausedUntil: string | null = null;
  readonly #api: GitHub | null;
  readonly #onPause: (until: string) => Promise<void>;

  constructor(api: GitHub | null, onPause: (until: string) => Promise<void>) {
    this.#api = api;
    this.#onPause = onPause;
    if (!api) this.warnings.push("GITHUB_TOKEN is missing: the run's jobs, logs and reports were not read.");
  }

  /** The value, or null where there is none to be had. */
  async ask<T>(what: string, request: (api: GitHub) => Promise<Answer<T>>): Promise<T | null> {
    if (!this.#api || this.pausedUntil !== null) return null;
    const answer = await request(this.#api);
    if (answer.kind === "ok") {
      await this.#heed(answer.rate);
      return answer.value;
    }
    if (answer.kind === "unchanged") return null;
    const { code, status, message, retryAt } = answer.failure;
    // What GitHub cannot answer now, it will: the message comes back. What it refuses stays refused.
    if (code === "unavailable") throw new Error(`GitHub does not answer (${what}): ${message}`);
    if (code === "rate_limited" && retryAt !== null) await this.#pause(retryAt);
    else this.warnings.push(`GitHub did not give the ${what}: ${status ?? ""} ${message}`.slice(0, 300));
    return null;
  }

  /** Near the end of the quota the next attempt waits, though this one is gone on with. */
  async #heed(rate: RateLimit | null): Promise<void> {
    if (rate && rate.remaining < rate.limit * RESERVED) await this.#onPause(rate.resetAt);
  }

  async #pause(until: string): Promise<void> {
    this.pausedUntil = until;
    await this.#onPause(until);
  }
}

/** A reader for one attempt, paused where all reading is. */
export async function attemptsReader({ stores, github, now }: Observer): Promise<Reader> {
  const [access, beat] = await Promise.all([github(), readBeat(stores.insights)]);
  const pause = async (until: string): Promise<void> => {
    const current: Beat = (await readBeat(stores.insights)) ?? {
      lastGoodPollAt: null,
      rateLimit: null,
      pausedUntil: null,
      readsPausedUntil: null,
    };
    if ((current.readsPausedUntil ?? "") < until) await putBeat(stores.insights, { ...current, readsPausedUntil: until });
  };
  const reader = new Reader(access?.api ?? null, pause);
  const until = [beat?.pausedUntil ?? "", beat?.readsPausedUntil ?? ""].sort().at(-1) ?? "";
  if (until > now() && access) reader.pausedUntil = until;
  return reader;
}
