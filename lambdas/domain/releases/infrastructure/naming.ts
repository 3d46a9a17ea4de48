import type { ReleaseContext } from "../../../contract/release.ts";

/** Stands where the context does not say who owns the repository; `docs/blue-green.md` lists it as a value to set. */
export const UNKNOWN_OWNER = "example";

/** The image without tag: in the registry of the repository's owner, lower case as registries ask for. */
export const imageOf = ({ repo, slug }: Pick<ReleaseContext, "repo" | "slug">): string =>
  `ghcr.io/${(repo?.split("/")[0] ?? UNKNOWN_OWNER).toLowerCase()}/${slug}`;

/** A version as labels and image tags take it: `2.1.0+build.7` is `2.1.0_build.7`, as Helm writes it. */
export const versionLabel = (version: string): string => version.replaceAll("+", "_").replace(/[^0-9A-Za-z]+$/, "");

/** One namespace for each environment, so that rights and policies of one never reach another. */
export const namespaceOf = ({ slug }: Pick<ReleaseContext, "slug">, environment: string): string => `${slug}-${environment}`;
