import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Advice } from "../console/advice.ts";
import { step } from "../console/progress.ts";
import { type Ended, endOf, runProgram } from "../console/run-program.ts";
import type { Home } from "../places.ts";
import { findPython } from "./python.ts";

/** The emulator, pinned: what holds of it was measured for this version. */
export const MINISTACK = "ministack==1.5.33";

export const pythonOf = (home: Home) => join(home.venv, "bin", "python");
const stampFile = (home: Home) => join(home.venv, ".installed");

/** Makes the virtual environment with the emulator in it. An interrupted or outdated one is made anew. */
export async function ensureMiniStack(home: Home, env: NodeJS.ProcessEnv): Promise<void> {
  if (await isInstalled(home)) return;
  const python = await findPython(env);
  await mkdir(home.dir, { recursive: true });
  await step(`Installing the local cloud (${MINISTACK}, Python ${python.version})`, async (tell) => {
    await rm(home.venv, { recursive: true, force: true });
    tell("virtual environment");
    await demand(await runProgram(python.command, ["-m", "venv", home.venv], { env: pythonEnv(env) }), venvAdvice(python.version));
    tell("pip install");
    const args = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", MINISTACK];
    await demand(await runProgram(pythonOf(home), args, { env: pythonEnv(env) }), PIP_ADVICE);
    await writeFile(stampFile(home), MINISTACK);
  });
}

async function isInstalled(home: Home): Promise<boolean> {
  const stamp = await readFile(stampFile(home), "utf8").catch(() => "");
  return stamp === MINISTACK && existsSync(pythonOf(home));
}

/** Without what would lead Python or pip past the virtual environment. */
export function pythonEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const astray = ["PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !astray.includes(name)));
}

type Failing = { readonly problem: string; readonly todo: readonly string[] };

const PIP_ADVICE: Failing = {
  problem: `pip could not install ${MINISTACK} from PyPI`,
  todo: ["Is there a network, and does it need a proxy or an index of its own (PIP_INDEX_URL, PIP_CERT)?", "Then try again: npm start"],
};

const venvAdvice = (version: string): Failing => ({
  problem: "The virtual environment could not be made",
  todo: [`Debian, Ubuntu: sudo apt-get install python${version}-venv`, "Then try again: npm start"],
});

async function demand(ended: Ended | null, { problem, todo }: Failing): Promise<void> {
  if (ended?.code !== 0) throw new Advice(ended?.lines.length ? `${problem}:\n${endOf(ended.lines, 15)}` : problem, ...todo);
}
