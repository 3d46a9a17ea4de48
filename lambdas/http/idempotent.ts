import { createHash } from "node:crypto";
import { getAnswered, rememberAnswer } from "../store/idempotency.ts";
import type { Write } from "../store/transact.ts";
import type { Caller } from "./access.ts";
import type { ApiContext } from "./api-context.ts";
import { ProblemError } from "./problem.ts";
import { json } from "./route.ts";

const KEY_SECONDS = 24 * 3600;
const LONGEST_KEY = 255;

export type OnceRequest<T> = {
  readonly caller: Caller;
  /** The idempotency key; without one every request is a new one. */
  readonly key: string | undefined;
  /** What makes two requests the same. */
  readonly request: unknown;
  readonly status: 201 | 202;
  readonly location: (value: T) => string;
  /** Makes the thing, together with `also`. "taken" where that cannot be: another request with this key was quicker. */
  readonly make: (at: string, also: (value: T) => Write[]) => Promise<T | "taken">;
};

/** Answer a request once: the same key with the same request gets the same answer for 24 hours, with another one 409. */
export async function answerOnce<T>(context: ApiContext, asked: OnceRequest<T>): Promise<Response> {
  const { caller, key, status, request } = asked;
  const requestHash = createHash("sha256").update(canonical(request)).digest("hex");
  const answered = key === undefined ? null : await earlierAnswer(context, caller, checkedKey(key), requestHash);
  if (answered) return json(JSON.parse(answered), status, { "idempotent-replayed": "true" });

  const at = context.now();
  const seconds = Math.floor(Date.parse(at) / 1000);
  const remember = (value: T): Write[] => {
    if (key === undefined) return [];
    const answer = { requestHash, answer: JSON.stringify(value), expiresAt: seconds + KEY_SECONDS };
    return [rememberAnswer(context.stores.registry, caller.name, key, answer, seconds)];
  };
  const made = await asked.make(at, remember);
  return made === "taken" ? answerOnce(context, asked) : json(made, status, { location: asked.location(made) });
}

/** JSON whose fields are in one order, whatever order the caller gave them. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

function checkedKey(key: string): string {
  if (key.length > 0 && key.length <= LONGEST_KEY && /^[\x21-\x7e]+$/.test(key)) return key;
  const reason = `1 to ${LONGEST_KEY} printable ASCII characters without blanks`;
  throw new ProblemError("validation_failed", `Idempotency-Key: ${reason}`, { errors: [{ field: "Idempotency-Key", reason }] });
}

async function earlierAnswer({ stores, now }: ApiContext, caller: Caller, key: string, requestHash: string): Promise<string | null> {
  const answered = await getAnswered(stores.registry, caller.name, key, Math.floor(Date.parse(now()) / 1000));
  if (!answered) return null;
  if (answered.requestHash === requestHash) return answered.answer;
  throw new ProblemError("idempotency_key_reused", "Idempotency-Key: was used for another request in the last 24 hours");
}
