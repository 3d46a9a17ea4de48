import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { endLeftovers } from "../../../bin/local-cloud/end-leftovers.ts";
import { SCRATCH_PREFIX } from "../../../bin/local-cloud/record.ts";
import { hasSaved, recoverFromCrash } from "../../../bin/local-cloud/saved-state.ts";
import { homeOf } from "../../../bin/places.ts";

const aHome = async () => {
  const home = homeOf({ BELLWETHER_HOME: await mkdtemp(join(tmpdir(), "bw-home-")) });
  await mkdir(join(home.state, "s3"), { recursive: true });
  await writeFile(join(home.state, "s3", "object"), "bytes");
  return home;
};

it("starts empty after a local cloud that ended before it saved anything: objects without tables are no state", async () => {
  const home = await aHome();
  await recoverFromCrash(home);
  expect(existsSync(home.state)).toBe(false);
});

it("keeps what was saved", async () => {
  const home = await aHome();
  await mkdir(join(home.state, "services"));
  expect(hasSaved(home)).toBe(true);
  await recoverFromCrash(home);
  expect(existsSync(join(home.state, "s3", "object"))).toBe(true);
});

it("ends the functions that outlived their local cloud, and nothing else", async () => {
  const scratch = await mkdtemp(join(tmpdir(), SCRATCH_PREFIX));
  const script = join(scratch, "worker.js");
  await writeFile(script, "setInterval(() => {}, 1000)");
  const worker = spawn(process.execPath, [script]);
  const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const ended = new Promise((resolve) => worker.on("exit", (_, signal) => resolve(signal)));

  await endLeftovers(scratch);

  expect(await ended).toBe("SIGTERM");
  expect(stranger.exitCode).toBeNull();
  expect(stranger.signalCode).toBeNull();
  stranger.kill();
  await rm(scratch, { recursive: true });
});
