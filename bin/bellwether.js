#!/usr/bin/env node
// The one file that runs before anything is installed: plain JavaScript, no package, any Node >= 20.19.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./launcher/install.js";
import { isInstalled, nodeOf } from "./launcher/installation.js";
import { problemWithNode } from "./launcher/node-version.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line) => process.stderr.write(`${line}\n`);

function fail(problem) {
  say(problem);
  process.exit(1);
}

const problem = problemWithNode(process.version);
if (problem) fail(problem);
if (!isInstalled(root)) await install(root, say).catch((error) => fail(error.message));
if (!existsSync(nodeOf(root))) {
  fail(
    "Node 24 is missing: npm did not run the install script of the package `node`.\nRun: npm ci --ignore-scripts=false && npm rebuild node",
  );
}

const child = spawn(nodeOf(root), [join(root, "bin", "cli.ts"), ...process.argv.slice(2)], { stdio: "inherit" });
// A terminal signals the whole group; what reaches only this process is passed on.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
