import { link, lstat, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { quoteName } from "./entry-path.ts";
import { contentOf, type TarEntry } from "./tar-entry.ts";
import { UnsafeArchive } from "./unsafe-archive.ts";

type Kind = "missing" | "directory" | "file" | "other";

/**
 * Writes entries below a real directory and never through a link: each directory on the way to an entry has to be a real
 * one, and what lies at an entry's place is removed, not opened. A directory is never replaced by something else.
 */
export class DirectoryWriter {
  readonly #root: string;
  readonly #known = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  async directory(name: string, parts: readonly string[]): Promise<void> {
    let path = this.#root;
    for (const part of parts) {
      path = join(path, part);
      if (this.#known.has(path)) continue;
      const kind = await kindOf(path);
      if (kind === "missing") await mkdir(path, { mode: 0o755 });
      else if (kind !== "directory")
        throw new UnsafeArchive(`the entry ${quoteName(name)} would be written through ${quoteName(part)}, which is no directory`);
      this.#known.add(path);
    }
  }

  async file(name: string, parts: readonly string[], executable: boolean, entry: TarEntry): Promise<void> {
    await writeFile(await this.#free(name, parts), contentOf(entry), { flag: "wx", mode: executable ? 0o755 : 0o644 });
  }

  async symbolicLink(name: string, parts: readonly string[], target: string): Promise<void> {
    await symlink(target, await this.#free(name, parts));
  }

  /** `target` names an entry before this one: a regular file, reached through real directories. */
  async hardLink(name: string, parts: readonly string[], target: readonly string[]): Promise<void> {
    const refuse = (why: string) => new UnsafeArchive(`the hard link ${quoteName(name)} points to ${quoteName(target.join("/"))}, ${why}`);
    for (let depth = 1; depth <= target.length; depth++) {
      const kind = await kindOf(join(this.#root, ...target.slice(0, depth)));
      if (kind === "missing") throw refuse("which is not in the archive before it");
      if (kind !== (depth < target.length ? "directory" : "file")) throw refuse("which is no file, or is reached through a link");
    }
    if (target.length === 0) throw refuse("which is no file");
    if (target.join("/") === parts.join("/")) throw refuse("which is itself");
    await link(join(this.#root, ...target), await this.#free(name, parts));
  }

  /** The place of an entry, with its directories made and nothing lying there: of two entries of one name the later wins. */
  async #free(name: string, parts: readonly string[]): Promise<string> {
    await this.directory(name, parts.slice(0, -1));
    const path = join(this.#root, ...parts);
    const kind = await kindOf(path);
    if (kind === "directory" || parts.length === 0) throw new UnsafeArchive(`the entry ${quoteName(name)} would replace a directory`);
    if (kind !== "missing") await rm(path);
    return path;
  }
}

async function kindOf(path: string): Promise<Kind> {
  const stats = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (stats === null) return "missing";
  if (stats.isDirectory()) return "directory";
  return stats.isFile() ? "file" : "other";
}
