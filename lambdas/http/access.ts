import { timingSafeEqual } from "node:crypto";
import { SCOPES, type Scope, type Token } from "../contract/token.ts";
import { hashToken } from "../domain/access/token-hash.ts";
import { ProblemError } from "./problem.ts";

/** Who calls. Without a token, where reads are public, it is `anonymous`. */
export type Caller = { readonly name: string; readonly scope: Scope };
export type FindToken = (hash: string) => Promise<Token | null>;

const LONGEST_TOKEN = 200;

/** The caller of an Authorization header; `null` without one. Throws 401 for a token that is none of ours, or revoked. */
export async function callerOf(findToken: FindToken, authorization: string | undefined): Promise<Caller | null> {
  if (authorization === undefined) return null;
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization.trim()) ?? [];
  if (!token || token.length > LONGEST_TOKEN) throw new ProblemError("unauthorized", "expected `Authorization: Bearer TOKEN`");
  const hash = hashToken(token);
  const known = await findToken(hash);
  const isSame = known !== null && timingSafeEqual(Buffer.from(known.hash, "hex"), Buffer.from(hash, "hex"));
  if (!known || !isSame || known.revokedAt !== null) throw new ProblemError("unauthorized", "the token is unknown or revoked");
  return { name: known.name, scope: known.scope };
}

/** The caller, if it may do what needs `scope`: 401 for nobody, 403 for a smaller scope. */
export function requireScope(caller: Caller | null, scope: Scope, publicRead: boolean): Caller {
  if (!caller) {
    if (scope === "read" && publicRead) return { name: "anonymous", scope: "read" };
    throw new ProblemError("unauthorized", "send `Authorization: Bearer TOKEN`");
  }
  if (SCOPES.indexOf(caller.scope) < SCOPES.indexOf(scope)) {
    throw new ProblemError("forbidden", `this needs a token with the scope ${scope}; ${caller.name} has ${caller.scope}`);
  }
  return caller;
}
