/** Why GitHub gave no answer, in terms that tell what to do: none of them is cured by asking again at once. */
export type GitHubFailure = {
  readonly code: "unauthorized" | "forbidden" | "not_found" | "rate_limited" | "unavailable" | "unexpected";
  /** Null where nothing came back at all. */
  readonly status: number | null;
  readonly message: string;
  /** When to come back; set for `rate_limited` only. */
  readonly retryAt: string | null;
};

/** A request that came to nothing without GitHub's own words for it. Has no `status`, which the plugins would act on. */
export class Failed extends Error {
  override readonly name = "Failed";
  readonly failure: GitHubFailure;

  constructor(code: GitHubFailure["code"], message: string, status: number | null = null) {
    super(message);
    this.failure = { code, status, message, retryAt: null };
  }
}
