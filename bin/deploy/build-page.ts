import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Advice } from "../console/advice.ts";
import { step } from "../console/progress.ts";
import { endOf, runProgram } from "../console/run-program.ts";
import { NODE, PROGRAMS, ROOT } from "../places.ts";
import { digestOf, filesBelow } from "./files.ts";

export const PAGE_DIR = join(ROOT, "dist", "web");
const STAMP = join(ROOT, "dist", "web.stamp");

/** Builds the page into dist/web; nothing to do where its sources and packages are those of the last build. */
export async function buildPage(): Promise<void> {
  const sources = await pageSources();
  const digest = await digestOf(ROOT, sources);
  const built = await readFile(STAMP, "utf8").catch(() => "");
  if (built === digest && (await filesBelow(PAGE_DIR)).includes("index.html")) return;
  await step("Building the page", async () => {
    const args = [PROGRAMS.vite, "build", join(ROOT, "web"), "--outDir", PAGE_DIR, "--emptyOutDir", "--logLevel", "warn"];
    const ended = await runProgram(NODE, args, { cwd: ROOT, env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1" } });
    if (ended?.code !== 0) throw new Advice(`The page could not be built:\n${endOf(ended?.lines ?? [])}`);
    await writeFile(STAMP, digest);
  });
}

async function pageSources(): Promise<string[]> {
  const below = async (folder: string) => (await filesBelow(join(ROOT, folder))).map((path) => `${folder}/${path}`);
  return [...(await below("web")), ...(await below("lambdas/contract")), "package-lock.json"];
}
