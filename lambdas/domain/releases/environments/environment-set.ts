import type { Environment, NamedSettings } from "../../../contract/release-environment.ts";
import type { KeptEnvironment } from "./kept-environment.ts";

type Order = Pick<Environment, "environment" | "service" | "updatedBy" | "updatedAt"> & {
  readonly named: NamedSettings;
  readonly rotateSecret: boolean;
};

/** Set what was named and keep the rest. A secret is made for the first `deployUrl`, or to take the old one's place. */
export function environmentSet(
  before: KeptEnvironment | null,
  { rotateSecret, named: changes, ...who }: Order,
  newSecret: () => string,
): { readonly after: KeptEnvironment; readonly isNewSecret: boolean } {
  const named = { ...before?.named, ...changes };
  const known = before?.signingSecret ?? null;
  const isNewSecret = rotateSecret || (known === null && typeof named.deployUrl === "string");
  const after = { ...who, named, signingSecret: isNewSecret ? newSecret() : known, revision: (before?.revision ?? 0) + 1 };
  return { after, isNewSecret };
}
