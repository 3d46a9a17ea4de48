import type { ReleaseContext } from "../../../contract/release.ts";

export type Tier = "development" | "staging" | "production";
export type Environment = { readonly name: string; readonly tier: Tier };

/** Environments by what is at stake: the last one is production, the first one before it is for trying out. */
export const environmentsOf = ({ environments }: Pick<ReleaseContext, "environments">): Environment[] =>
  environments.map((name, index) => ({ name, tier: tierOf(index, environments.length) }));

function tierOf(index: number, count: number): Tier {
  if (index === count - 1) return "production";
  return index === 0 ? "development" : "staging";
}

/** The last one: what the review guards. A context has at least one environment. */
export const productionOf = ({ environments }: Pick<ReleaseContext, "environments">): string => environments.at(-1) ?? "production";
