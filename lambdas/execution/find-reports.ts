import { lstat, opendir } from "node:fs/promises";
import { join } from "node:path";
import picomatch from "picomatch";

export type Found = { readonly path: string; readonly bytes: number };

/** Where nobody leaves reports, and much else lies. */
const IGNORED = new Set(["node_modules", ".git"]);
const MAX_ENTRIES = 100_000;

/**
 * Files below `root` that match a pattern and were written since `sinceMs`, so that a report of an earlier step, or one
 * that came with the source, is not taken for this step's. Links are never followed: what they point to may lie outside.
 */
export async function findReports(root: string, patterns: readonly string[], sinceMs: number): Promise<Found[]> {
  const matches = picomatch(
    patterns.map((pattern) => pattern.replace(/^(\.\/)+/, "")),
    { dot: true, noextglob: true },
  );
  const found: Found[] = [];
  for await (const path of filesBelow(root)) {
    if (!matches(path)) continue;
    const { ctimeMs, size } = await lstat(join(root, path));
    if (ctimeMs >= sinceMs) found.push({ path, bytes: size });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function* filesBelow(root: string): AsyncGenerator<string> {
  const directories = [""];
  let seen = 0;
  for (let directory = directories.pop(); directory !== undefined; directory = directories.pop()) {
    for await (const entry of await opendir(join(root, directory))) {
      if (++seen > MAX_ENTRIES) throw new Error(`there are more than ${MAX_ENTRIES} files to search`);
      const path = directory === "" ? entry.name : `${directory}/${entry.name}`;
      if (entry.isFile()) yield path;
      else if (entry.isDirectory() && !IGNORED.has(entry.name)) directories.push(path);
    }
  }
}
