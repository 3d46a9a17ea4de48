import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Advice } from "../console/advice.ts";
import { step } from "../console/progress.ts";
import { endOf } from "../console/run-program.ts";
import { type Home, NODE } from "../places.ts";
import { answers } from "./health.ts";
import { moveState } from "./move-state.ts";
import { isTaken } from "./port.ts";
import { argumentsOf, isOurs } from "./process.ts";
import { readRecord, removeRecord, SCRATCH_PREFIX, writeRecord } from "./record.ts";
import { rewindStreams } from "./rewind-streams.ts";
import { recoverFromCrash } from "./saved-state.ts";
import { cloudEnvironment } from "./settings.ts";
import { ensureMiniStack, pythonOf } from "./venv.ts";

const READY_WITHIN_MS = 60_000;
const LOG_LIMIT_BYTES = 5_000_000;

/** Starts MiniStack in the background and waits until it answers. Safe to call while it runs. */
export async function startCloud(home: Home, port: number, env: NodeJS.ProcessEnv): Promise<"started" | "running"> {
  if (await isRunningOn(home, port)) return "running";
  if (await isTaken(port)) throw takenAdvice(port);
  await recoverFromCrash(home);
  await ensureMiniStack(home, env);
  await step(`Starting the local cloud on port ${port}`, () => launch(home, port, env));
  return "started";
}

async function isRunningOn(home: Home, port: number): Promise<boolean> {
  const record = await readRecord(home);
  if (!record || !(await isOurs(record.pid, home))) return false;
  if (record.port === port) return true;
  throw new Advice(
    `Bellwether runs already, on port ${record.port}`,
    `To move it to ${port}: npm run stop, then BELLWETHER_PORT=${port} npm start`,
  );
}

async function launch(home: Home, port: number, env: NodeJS.ProcessEnv): Promise<void> {
  await mkdir(home.state, { recursive: true });
  await chmod(home.state, 0o700); // The emulator keeps parameters, GitHub's token among them, in files that everybody may read.
  await moveState(home, port);
  await rewindStreams(home);
  const scratch = await newScratch(home);
  const pid = await spawnDetached(home, cloudEnvironment({ home, port, scratch, node: NODE, env }));
  await writeRecord(home, { pid, port, scratch, startedAt: new Date().toISOString() });
  await untilReady(home, port, pid);
}

/**
 * Functions are unpacked and run here: outside the project, so that neither they nor the code under test find its
 * packages and its repository by looking upwards, as they would not on AWS.
 */
async function newScratch(home: Home): Promise<string> {
  await removeRecord(home);
  return mkdtemp(join(tmpdir(), SCRATCH_PREFIX));
}

async function spawnDetached(home: Home, env: Record<string, string>): Promise<number> {
  const size = await stat(home.log).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(home.log, `${home.log}.1`);
  const log = openSync(home.log, "a");
  const child = spawn(pythonOf(home), argumentsOf(home), { cwd: home.dir, env, detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  child.unref();
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("spawn", () => (child.pid ? resolve(child.pid) : reject(new Error("the local cloud got no process id"))));
  });
}

async function untilReady(home: Home, port: number, pid: number): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await sleep(100)) {
    if (await answers(`http://127.0.0.1:${port}`)) return;
    if (!(await isOurs(pid, home))) break;
  }
  const log = await readFile(home.log, "utf8");
  throw new Advice(
    `The local cloud did not come up. The end of ${home.log}:\n${endOf(log.split("\n"), 15)}`,
    "If its data is damaged, start afresh: npm run reset",
  );
}

const takenAdvice = (port: number) =>
  new Advice(
    `Port ${port} is taken by another program (or by the Bellwether of another folder)`,
    `Choose another one: BELLWETHER_PORT=${port + 1} npm start`,
    `Or find out who has it: lsof -i :${port}`,
  );
