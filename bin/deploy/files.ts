import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Paths of all files below a folder, with `/` and in the same order everywhere; none where it does not exist. Links are left out. */
export async function filesBelow(dir: string, isSkipped: (name: string) => boolean = () => false): Promise<string[]> {
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (isSkipped(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await visit(path);
      else if (entry.isFile()) found.push(relative(dir, path).split(sep).join("/"));
    }
  };
  await visit(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** Changes with the name or content of any file. */
export async function digestOf(root: string, paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths)
    hash
      .update(`${path}\0`)
      .update(await readFile(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}
