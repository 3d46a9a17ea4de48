import { join, resolve } from "node:path";

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, "..");

/** Everything that running Bellwether leaves behind lies in one ignored folder. */
export type Home = {
  readonly dir: string;
  readonly venv: string;
  /** What the local cloud keeps over a stop. */
  readonly state: string;
  readonly log: string;
  /** Which process the local cloud is, and its port. */
  readonly record: string;
  /** The handlers' code, as it is deployed. */
  readonly bundles: string;
  readonly assembly: (target: string) => string;
  readonly outputs: (target: string) => string;
  readonly token: (target: string) => string;
};

/** `BELLWETHER_HOME` chooses the folder (`.bellwether`), so that several systems can run from one checkout. */
export function homeOf(env: NodeJS.ProcessEnv): Home {
  const dir = resolve(ROOT, env.BELLWETHER_HOME || ".bellwether");
  return {
    dir,
    venv: join(dir, "venv"),
    state: join(dir, "state"),
    log: join(dir, "ministack.log"),
    record: join(dir, "ministack.json"),
    bundles: join(dir, "lambdas"),
    assembly: (target) => join(dir, `cdk.out-${target}`),
    outputs: (target) => join(dir, `outputs-${target}.json`),
    token: (target) => join(dir, `token-${target}`),
  };
}

/** Programs of installed packages, run with `NODE`. */
export const PROGRAMS = {
  cdk: join(ROOT, "node_modules", "aws-cdk", "bin", "cdk"),
  vite: join(ROOT, "node_modules", "vite", "bin", "vite.js"),
  vitest: join(ROOT, "node_modules", "vitest", "vitest.mjs"),
  tsc: join(ROOT, "node_modules", "typescript", "bin", "tsc"),
  biome: join(ROOT, "node_modules", "@biomejs", "biome", "bin", "biome"),
};

/** The Node 24 that npm installed, whatever the machine's own is. */
export const NODE = join(ROOT, "node_modules", "node", "bin", "node");
