import type { Environment, NamedSettings } from "../../../contract/release-environment.ts";
import { effectiveSettings } from "./effective-settings.ts";

/** What was said of an environment, with the secret that its deploy requests are signed with, which leaves only once. */
export type KeptEnvironment = Pick<Environment, "environment" | "service" | "updatedBy" | "updatedAt"> & {
  readonly named: NamedSettings;
  /** Null until a `deployUrl` was named. */
  readonly signingSecret: string | null;
  /** Grows with each change, so that of two at once one is lost openly. */
  readonly revision: number;
};

/** As people are shown it: with what holds, and without the secret. */
export const shownEnvironment = (kept: KeptEnvironment, shared: KeptEnvironment | null): Environment => {
  const { named, signingSecret: _, revision: __, ...rest } = kept;
  return { ...rest, ...effectiveSettings(named, kept.service === null ? undefined : shared?.named) };
};

/** Whose deployer is asked: the secret belongs to the row that names the `deployUrl`. */
export const secretOf = (own: KeptEnvironment | null, shared: KeptEnvironment | null): string | null =>
  (own?.named.deployUrl === undefined ? shared : own)?.signingSecret ?? null;
