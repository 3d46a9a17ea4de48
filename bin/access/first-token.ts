import type { Token } from "../../lambdas/contract/token.ts";
import { hashToken } from "../../lambdas/domain/access/token-hash.ts";
import type { Table } from "../../lambdas/store/table.ts";
import { listTokens, putToken } from "../../lambdas/store/tokens.ts";
import { newToken } from "./new-token.ts";
import { readTokenFile, writeTokenFile } from "./token-file.ts";

const NAME = "first";

/**
 * A token for an emulator that a file keeps: the kept one while the system knows it, else a new one.
 * (The system is new where the emulator lost its data, or the token was revoked.)
 */
export async function ensureKeptToken(registry: Table, file: string, at: string): Promise<string> {
  const known = await listTokens(registry);
  const kept = await readTokenFile(file);
  if (kept !== null && known.some(({ hash, revokedAt }) => hash === hashToken(kept) && revokedAt === null)) return kept;
  const secret = await create(registry, freeName(known), at);
  await writeTokenFile(file, secret);
  return secret;
}

/** The first token of a system in an account: returned once, to be printed; null where there are tokens already. */
export async function firstToken(registry: Table, at: string): Promise<string | null> {
  return (await listTokens(registry)).length > 0 ? null : create(registry, NAME, at);
}

export function freeName(known: readonly Pick<Token, "name">[]): string {
  const taken = new Set(known.map(({ name }) => name));
  for (let n = 2, name = NAME; ; n += 1) {
    if (!taken.has(name)) return name;
    name = `${NAME}-${n}`;
  }
}

async function create(registry: Table, name: string, at: string): Promise<string> {
  const { secret, token } = newToken(name, "admin", at);
  if ((await putToken(registry, token)) === "exists")
    throw new Error(`the token "${name}" was made by someone else meanwhile; run the command again`);
  return secret;
}
