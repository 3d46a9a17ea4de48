import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The Node 24 that all but the launcher runs on. */
export const nodeOf = (root) => join(root, "node_modules", "node", "bin", "node");

const stampFile = (root) => join(root, "node_modules", ".bellwether-installed");

/** Changes with the lock file, and with the machine where a folder is carried from one to another. */
export function stampOf(root) {
  const lock = readFileSync(join(root, "package-lock.json"));
  return createHash("sha256").update(lock).update(`${process.platform} ${process.arch}`).digest("hex");
}

/** Whether what the lock file asks for is installed, by our stamp or by npm's own record. */
export function isInstalled(root) {
  if (!existsSync(nodeOf(root))) return false;
  if (readOr(stampFile(root), "") === stampOf(root)) return true;
  if (!isRecordedByNpm(root)) return false;
  writeStamp(root);
  return true;
}

export const writeStamp = (root) => writeFileSync(stampFile(root), stampOf(root));

/** For a folder that `npm ci` or `npm install` filled without us: every package that is not optional has the locked version. */
function isRecordedByNpm(root) {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const found = packagesIn(join(root, "node_modules", ".package-lock.json"));
  const needed = Object.entries(wanted).filter(([path, entry]) => path !== "" && !entry.optional && !entry.devOptional);
  return needed.length > 0 && needed.every(([path, entry]) => found[path]?.version === entry.version);
}

function packagesIn(file) {
  try {
    return JSON.parse(readOr(file, "{}")).packages ?? {};
  } catch {
    return {};
  }
}

function readOr(file, otherwise) {
  return existsSync(file) ? readFileSync(file, "utf8") : otherwise;
}
