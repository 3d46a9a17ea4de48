import type { ReleaseContext } from "../../../contract/release.ts";

export type Cloud = "google" | "aws" | "azure" | "any";

const WORDS: readonly (readonly [Cloud, RegExp])[] = [
  ["google", /\b(gke|google|gcp)\b/i],
  ["aws", /\b(eks|aws|amazon)\b/i],
  ["azure", /\b(aks|azure)\b/i],
];

/** Whose cluster it is: decides how the pipeline signs in and where secrets are kept. */
export const cloudOf = ({ target }: Pick<ReleaseContext, "target">): Cloud => WORDS.find(([, words]) => words.test(target))?.[0] ?? "any";
