import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ROOT } from "../../bin/places.ts";

/** What `.ci/install-tools` leaves here comes before what the machine has: it is of the version that specs were written for. */
const TOOLS = join(ROOT, ".bellwether", "tools");
const folders = () => [join(TOOLS, "bin"), ...(process.env.PATH ?? "").split(delimiter)];

/** Schemas in kubeconform's own layout, by version of Kubernetes. */
export const KUBERNETES_SCHEMAS = join(TOOLS, "schemas");

/** The file of a program; its bare name where there is none. */
export const toolPath = (name: string): string =>
  folders()
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path)) ?? name;

/** Why a spec that needs these is skipped, for its title; empty where all are there. One that is there and broken fails its specs. */
export function absent(...names: readonly string[]): string {
  const missing = names.filter((name) => toolPath(name) === name);
  return missing.length === 0 ? "" : skippedWithout(missing.join(", "));
}

/** The same for what is no program: a Python package, schemas. */
export const skippedWithout = (what: string): string => ` (skipped without ${what}: run .ci/install-tools)`;
