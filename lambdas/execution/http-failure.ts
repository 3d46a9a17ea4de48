import { PermanentError } from "./retry.ts";

/** S3 says 400 to an upload that stalled and 409 to writers that met; both may be tried again. */
const TRANSIENT = new Set([400, 408, 409, 429]);

/** An answer that a second try may better. */
export class TransientAnswer extends Error {
  override readonly name = "TransientAnswer";
}

/** An answer that will stay what it is. */
export class RefusedAnswer extends PermanentError {
  override readonly name = "RefusedAnswer";
  readonly status: number;

  constructor(status: number) {
    super(`the storage answered ${status}`);
    this.status = status;
  }
}

/** Null for a good answer. The message never holds the URL, whose signature is a secret. */
export function failureOf(status: number): Error | null {
  if (status >= 200 && status < 300) return null;
  return TRANSIENT.has(status) || status >= 500 ? new TransientAnswer(`the storage answered ${status}`) : new RefusedAnswer(status);
}
