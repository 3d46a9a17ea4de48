import { latest } from "../../../domain/runs/instant.ts";
import { rateLimitOf } from "./rate-limit.ts";

export type Refusal = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly message: string;
};

/** What GitHub asks for where it names no time. */
const DEFAULT_WAIT_SECONDS = 60;
/** A longer wait than GitHub's own limits have is a mistake, and would stop the observer for good. */
const LONGEST_WAIT_SECONDS = 24 * 3600;
const LIMIT_WORDS = /\brate limit\b|\babuse\b/i;

/**
 * When to come back where the refusal is a rate limit's, primary or secondary; null where it is another one. Where GitHub
 * names both a reset and a wait, the later one holds.
 */
export function retryAtOf({ status, headers, message }: Refusal, now: string): string | null {
  if (status !== 403 && status !== 429) return null;
  const isSpent = headers["x-ratelimit-remaining"] === "0";
  const reset = isSpent ? (rateLimitOf(headers)?.resetAt ?? null) : null;
  const wait = waitedFor(headers["retry-after"], now);
  if (reset !== null && wait !== null) return latest(reset, wait);
  if (reset !== null || wait !== null) return reset ?? wait;
  return isSpent || status === 429 || LIMIT_WORDS.test(message) ? later(now, DEFAULT_WAIT_SECONDS) : null;
}

/** `retry-after` in seconds or, as HTTP allows, as a date. */
function waitedFor(header: unknown, now: string): string | null {
  if (typeof header !== "string") return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.parse(now)) / 1000;
  return Number.isNaN(seconds) ? null : later(now, Math.min(Math.max(0, seconds), LONGEST_WAIT_SECONDS));
}

const later = (now: string, seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString();
