import { parseArgs } from "node:util";
import { SCOPES, Scope } from "../../lambdas/contract/token.ts";
import type { Table } from "../../lambdas/store/table.ts";
import { newToken } from "../access/new-token.ts";
import { Advice, UsageError } from "../console/advice.ts";
import { readArguments } from "../console/arguments.ts";
import { openContext } from "./context.ts";
import { openRegistry } from "./registry.ts";

const USAGE = `npm run token -- create NAME --scope ${SCOPES.join("|")} | list | revoke NAME`;

export type TokenOrder =
  | { readonly kind: "create"; readonly name: string; readonly scope: Scope }
  | { readonly kind: "list" }
  | { readonly kind: "revoke"; readonly name: string };

/** Makes, lists and revokes access tokens. A token is shown when it is made, and never again. */
export async function tokenCommand(args: string[]): Promise<number> {
  const order = readOrder(args);
  const registry = await openRegistry(await openContext());
  const now = new Date().toISOString();
  switch (order.kind) {
    case "create":
      return create(registry, order.name, order.scope, now);
    case "list":
      return list(registry);
    case "revoke":
      return revoke(registry, order.name, now);
  }
}

export function readOrder(args: string[]): TokenOrder {
  const { values, positionals } = readArguments(USAGE, () =>
    parseArgs({ args, allowPositionals: true, options: { scope: { type: "string" } } }),
  );
  const [kind, name, ...others] = positionals;
  const scope = values.scope;
  if (kind === "list" && name === undefined && scope === undefined) return { kind };
  if (name !== undefined && others.length === 0) {
    if (!/^[A-Za-z0-9][A-Za-z0-9 ._@-]{0,99}$/.test(name))
      throw new UsageError(`"${name}" is no name for a token`, "Use 1 to 100 letters, digits, blanks and . _ @ -");
    if (kind === "revoke" && scope === undefined) return { kind, name };
    if (kind === "create") return { kind, name, scope: scopeNamed(scope) };
  }
  throw new UsageError(kind === undefined ? "What shall be done with tokens?" : "That is no way to call it", `Usage: ${USAGE}`);
}

function scopeNamed(name: unknown): Scope {
  const scope = Scope.safeParse(name);
  if (scope.success) return scope.data;
  throw new UsageError(
    name === undefined ? "A token needs a scope" : `"${name}" is no scope`,
    `Say --scope with one of: ${SCOPES.join(", ")}`,
  );
}

async function create(registry: Table, name: string, scope: Scope, now: string): Promise<number> {
  const { putToken } = await import("../../lambdas/store/tokens.ts");
  const { secret, token } = newToken(name, scope, now);
  if ((await putToken(registry, token)) === "exists")
    throw new Advice(
      `There is a token "${name}" already`,
      "Choose another name: a revoked one stays taken, so that a name means one token",
    );
  process.stderr.write(`Token "${name}" (${scope}); it is shown only now:\n`);
  process.stdout.write(`${secret}\n`);
  return 0;
}

async function list(registry: Table): Promise<number> {
  const { listTokens } = await import("../../lambdas/store/tokens.ts");
  for (const { name, scope, createdAt, revokedAt } of await listTokens(registry)) {
    process.stdout.write(`${name}\t${scope}\tmade ${createdAt}${revokedAt ? `\trevoked ${revokedAt}` : ""}\n`);
  }
  return 0;
}

async function revoke(registry: Table, name: string, now: string): Promise<number> {
  const { revokeToken } = await import("../../lambdas/store/tokens.ts");
  if ((await revokeToken(registry, name, now)) === "unknown")
    throw new Advice(`There is no token "${name}"`, "See them all: npm run token -- list");
  process.stderr.write(`Token "${name}" is revoked.\n`);
  return 0;
}
