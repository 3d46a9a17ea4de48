import type { RateLimit } from "../../contract/observer.ts";
import { secondsAfter } from "../../domain/runs/instant.ts";
import type { Answer } from "../../sources/github/client/answer.ts";
import type { GitHub } from "../../sources/github/client/client.ts";
import type { GitHubFailure } from "../../sources/github/client/failure.ts";
import { pauseReads, readBeat } from "../../store/wall.ts";
import type { Observer } from "./observer.ts";

/** This share of the quota is left to the polls: the wall goes on while old logs have to wait. */
const RESERVED = 0.1;
/** A new token may make up for a refusal: it is waited for a day, a quarter of an hour at a time. */
const REFUSED = { tries: 96, seconds: 900 };
/** GitHub that does not answer is waited for three quarters of an hour, ever longer. */
const SILENT = { tries: 7, seconds: (tries: number): number => Math.min(900, 30 * 2 ** tries) };

/** Asks GitHub for what one attempt left. What it cannot tell now has the message put back; what it never will is a warning in words. */
export class Reader {
  readonly warnings: string[] = [];
  /** When to come back; null while there is no reason to. */
  postponedUntil: string | null = null;
  readonly #api: GitHub | null;
  readonly #tries: number;
  readonly #now: () => string;
  readonly #pauseAll: (until: string) => Promise<void>;

  constructor(
    api: GitHub | null,
    { tries, now, pauseAll }: { tries: number; now: () => string; pauseAll: (until: string) => Promise<void> },
  ) {
    this.#api = api;
    this.#tries = tries;
    this.#now = now;
    this.#pauseAll = pauseAll;
    if (!api) this.warnings.push("GITHUB_TOKEN is missing: the run's jobs, logs and reports were not read.");
  }

  /** The value, or null where there is none to be had. */
  async ask<T>(what: string, request: (api: GitHub) => Promise<Answer<T>>): Promise<T | null> {
    if (!this.#api || this.postponedUntil !== null) return null;
    const answer = await request(this.#api);
    if (answer.kind === "unchanged") return null;
    if (answer.kind === "failed") {
      await this.#failed(what, answer.failure);
      return null;
    }
    await this.#heed(answer.rate);
    return answer.value;
  }

  async #failed(what: string, { code, status, message, retryAt }: GitHubFailure): Promise<void> {
    if (code === "rate_limited" && retryAt !== null) {
      this.postponedUntil = retryAt;
      await this.#pauseAll(retryAt);
      return;
    }
    const isRefused = code === "unauthorized" || code === "forbidden";
    if (isRefused && this.#tries < REFUSED.tries) this.#postpone(REFUSED.seconds);
    else if (code === "unavailable" && this.#tries < SILENT.tries) this.#postpone(SILENT.seconds(this.#tries));
    else this.warnings.push(`GitHub did not give the ${what}: ${status ?? ""} ${message}`.slice(0, 300));
  }

  #postpone(seconds: number): void {
    this.postponedUntil = secondsAfter(this.#now(), seconds);
  }

  /** Near the end of the quota the next attempt waits, though this one is gone on with. */
  async #heed(rate: RateLimit | null): Promise<void> {
    if (rate && rate.remaining < rate.limit * RESERVED) await this.#pauseAll(rate.resetAt);
  }
}

/** A reader for one attempt, paused where all reading is. */
export async function attemptsReader({ stores, github, now }: Observer, tries: number): Promise<Reader> {
  const [access, beat] = await Promise.all([github(), readBeat(stores.insights)]);
  let paused = [beat?.pausedUntil ?? "", beat?.readsPausedUntil ?? ""].sort().at(-1) ?? "";
  const pauseAll = async (until: string): Promise<void> => {
    if (until <= paused) return;
    paused = until;
    await pauseReads(stores.insights, until);
  };
  const reader = new Reader(access?.api ?? null, { tries, now, pauseAll });
  if (paused > now() && access) reader.postponedUntil = paused;
  return reader;
}
