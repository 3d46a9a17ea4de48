import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { endLeftovers } from "./end-leftovers.ts";
import { errorText } from "./error-text.ts";
import { type Halt, haltOf } from "./halt.ts";
import { endGroup, watchGroup } from "./process-group.ts";
import { signalGroup } from "./signal-group.ts";

export type Command = {
  readonly text: string;
  readonly directory: string;
  readonly environment: Record<string, string>;
  /** A text in the environment by which those are found who left the process group. */
  readonly mark: string;
  readonly graceMs: number;
  /** Aborted with a `Halt` to end it. */
  readonly halt: AbortSignal;
  /** Standard output and error, merged in order of arrival. What it takes long for, the process waits for. */
  readonly onOutput: (chunk: Uint8Array) => void;
};

export type Ended =
  | { readonly kind: "exited"; readonly exitCode: number | null; readonly signal: string | null; readonly halted: Halt | null }
  | { readonly kind: "not_started"; readonly message: string };

/** Output that somebody still holds open is waited for so long. */
const DRAIN_MS = 1_000;

/**
 * `/bin/sh -e -c` as the leader of a process group of its own; nobody it started is left when this returns. Its output is
 * piped, never inherited: what a function's process writes to its own output may be taken for its answer.
 */
export async function runCommand({ text, directory, environment, mark, graceMs, halt, onOutput }: Command): Promise<Ended> {
  const child = await start(text, directory, environment);
  if ("kind" in child) return child;
  const { process: shell, leader } = child;
  const group = watchGroup(leader);
  shell.stdout?.on("data", onOutput);
  shell.stderr?.on("data", onOutput);
  const closed = once(shell, "close");
  const exited = once(shell, "exit");

  let halted: Halt | null = null;
  let ending: Promise<void> | null = null;
  const end = () => {
    halted = haltOf(halt);
    ending = endGroup(leader, graceMs);
  };
  if (halt.aborted) end();
  else halt.addEventListener("abort", end, { once: true });

  const [exitCode, signal]: (number | string | null)[] = await exited;
  halt.removeEventListener("abort", end);
  await ending;
  signalGroup(leader, "SIGKILL");
  await endLeftovers(mark);
  await Promise.race([closed, sleep(DRAIN_MS, undefined, { ref: false })]);
  shell.stdout?.destroy();
  shell.stderr?.destroy();
  group.release();
  return {
    kind: "exited",
    exitCode: typeof exitCode === "number" ? exitCode : null,
    signal: typeof signal === "string" ? signal : null,
    halted,
  };
}

type Started = { readonly process: ChildProcess; readonly leader: number };

async function start(text: string, cwd: string, env: Record<string, string>): Promise<Started | Extract<Ended, { kind: "not_started" }>> {
  try {
    const process = spawn("/bin/sh", ["-e", "-c", text], { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    await once(process, "spawn");
    if (process.pid === undefined) throw new Error("the process has no id");
    return { process, leader: process.pid };
  } catch (error) {
    return { kind: "not_started", message: errorText(error) };
  }
}
