import { type FakeAnswer, refusal } from "./answer.ts";

export type Quota = { limit: number; used: number; resetAt: string };
type Fault = { count: number; status: number; headers: Record<string, string> };

/** All that makes GitHub refuse whoever asks, and its count of requests. */
export class Limits {
  readonly quota: Quota;
  #primaryStatus = 403;
  #secondary: { status: 403 | 429; retryAfterSeconds: number | null } | null = null;
  #fault: Fault | null = null;

  constructor(quota: Partial<Quota> = {}) {
    this.quota = { limit: 5000, used: 0, resetAt: "2026-11-02T10:00:00Z", ...quota };
  }

  fail(count: number, status: number, headers: Record<string, string>): void {
    this.#fault = { count, status, headers };
  }

  exhaust(resetAt: string, status: 403 | 429): void {
    this.#primaryStatus = status;
    Object.assign(this.quota, { used: this.quota.limit, resetAt });
  }

  slowDown(retryAfterSeconds: number | null, status: 403 | 429): void {
    this.#secondary = { retryAfterSeconds, status };
  }

  lift(): void {
    this.#secondary = null;
    this.#fault = null;
    this.quota.used = 0;
  }

  /** The refusal that comes before anything is looked up, if any. */
  refusal(): FakeAnswer | null {
    return this.#failure() ?? this.#secondaryLimit() ?? (this.quota.used >= this.quota.limit ? this.#primaryLimit() : null);
  }

  headers(): Record<string, string> {
    const { limit, used, resetAt } = this.quota;
    return {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - used)),
      "x-ratelimit-used": String(used),
      "x-ratelimit-reset": String(Math.floor(Date.parse(resetAt) / 1000)),
      "x-ratelimit-resource": "core",
    };
  }

  #failure(): FakeAnswer | null {
    if (this.#fault === null || this.#fault.count === 0) return null;
    this.#fault.count -= 1;
    return refusal(this.#fault.status, "Server Error", this.#fault.headers);
  }

  #secondaryLimit(): FakeAnswer | null {
    if (this.#secondary === null) return null;
    const { status, retryAfterSeconds } = this.#secondary;
    const headers: Record<string, string> = retryAfterSeconds === null ? {} : { "retry-after": String(retryAfterSeconds) };
    return refusal(status, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.", headers);
  }

  #primaryLimit(): FakeAnswer {
    return refusal(this.#primaryStatus, "API rate limit exceeded for user ID 4711.");
  }
}
