import type { Scope } from "../../lambdas/contract/token.ts";
import type { Table } from "../../lambdas/store/table.ts";
import { putToken, revokeToken } from "../../lambdas/store/tokens.ts";
import { newToken } from "./new-token.ts";

/** Has something done with a token that is made for it and revoked when it is over, however it ends. The name stays taken. */
export async function withPassingToken<T>(registry: Table, name: string, scope: Scope, work: (secret: string) => Promise<T>): Promise<T> {
  const { secret, token } = newToken(name, scope, new Date().toISOString());
  if ((await putToken(registry, token)) === "exists") throw new Error(`there is a token "${name}" already`);
  try {
    return await work(secret);
  } finally {
    await revokeToken(registry, name, new Date().toISOString());
  }
}
