import { spawn } from "node:child_process";
import { writeStamp } from "./installation.js";

const HEARTBEAT_MS = 10_000;
const ARGUMENTS = ["ci", "--include=dev", "--no-audit", "--no-fund"];

/** Runs `npm ci` where the lock file asks for something that is not there; says every ten seconds that it still works. */
export async function install(root, say) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  say("Installing packages (npm ci; about a minute, once)");
  const heartbeat = setInterval(() => say(`  still installing, ${seconds()} s`), HEARTBEAT_MS);
  try {
    await runNpm(root);
  } finally {
    clearInterval(heartbeat);
  }
  writeStamp(root);
  say(`Installed in ${seconds()} s`);
}

function runNpm(root) {
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith(".js") ? [process.execPath, [npm, ...ARGUMENTS]] : ["npm", ARGUMENTS];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(chunk));
    child.on("error", (error) => reject(new Error(`npm could not be started (${error.message}). Install npm, then run: npm ci`)));
    child.on("close", (code) => {
      if (code === 0) return resolve();
      reject(
        new Error(
          `npm ci failed (exit code ${code}). It says:\n\n${errorsIn(Buffer.concat(output).toString())}\n\nPut that right, then run: npm ci`,
        ),
      );
    });
  });
}

/** npm begins with the reason and ends with its manual: the first lines that it calls errors, else the last of all. */
export function errorsIn(output) {
  const lines = output.trim().split("\n");
  const errors = lines.filter((line) => /^npm error \S/.test(line));
  return (errors.length > 0 ? errors.slice(0, 15) : lines.slice(-15)).join("\n");
}
