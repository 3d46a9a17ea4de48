import { randomBytes } from "node:crypto";
import type { Scope, Token } from "../../lambdas/contract/token.ts";
import { hashToken } from "../../lambdas/domain/access/token-hash.ts";

export type NewToken = { /** Shown once, never stored by the system. */ readonly secret: string; readonly token: Token };

/** A token of 256 random bits. The prefix lets scanners find one that leaked. */
export function newToken(name: string, scope: Scope, at: string): NewToken {
  const secret = `bw_${randomBytes(32).toString("base64url")}`;
  return { secret, token: { name, scope, hash: hashToken(secret), createdAt: at, revokedAt: null } };
}
