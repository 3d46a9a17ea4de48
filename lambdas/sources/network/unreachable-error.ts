/** `refused`: we must not ask there, which no repetition changes. The others may pass. */
export type UnreachableCode = "refused" | "timeout" | "too_large" | "failed";

/** Nothing usable came back. The message names the host but never the rest of the URL, which may hold a secret. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
  readonly code: UnreachableCode;

  constructor(code: UnreachableCode, message: string) {
    super(message);
    this.code = code;
  }
}
