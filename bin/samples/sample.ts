import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { Workflow } from "../../lambdas/contract/workflow.ts";
import { ROOT } from "../places.ts";

const SAMPLES = join(ROOT, "samples");
const DEFAULT_TIMEOUT_SECONDS = 120;
const Description = z.object({ description: z.string().optional() });

/** A folder of samples/: a small real project with its workflow. */
export type Sample = { readonly repo: string; readonly dir: string; readonly description: string; readonly timeoutSeconds: number };

export async function findSamples(): Promise<Sample[]> {
  const entries = await readdir(SAMPLES, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(names.sort().map((name) => readSample(name)));
}

async function readSample(name: string): Promise<Sample> {
  const dir = join(SAMPLES, name);
  const workflow = Workflow.parse(JSON.parse(await readFile(join(dir, ".bellwether.json"), "utf8")));
  const manifest = await readFile(join(dir, "package.json"), "utf8").catch(() => "{}");
  const { description = `The sample "${name}"` } = Description.parse(JSON.parse(manifest));
  return { repo: `samples/${name}`, dir, description, timeoutSeconds: workflow.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS };
}
