import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { pack } from "tar-stream";
import { filesBelow } from "../deploy/files.ts";

const EXECUTABLE = 0o755;
const PLAIN = 0o644;
const LEFT_OUT = [".git", "node_modules", ".DS_Store"];

export type Packed = {
  /** Of the content alone: the same files give the same id on every machine. */ readonly id: string;
  readonly tarball: Buffer;
};

/** Packs a folder as a gzipped tarball. Times, owners and the order of a directory do not count. */
export async function packFolder(dir: string): Promise<Packed> {
  const archive = pack();
  const written = buffer(archive);
  for (const path of await filesBelow(dir, (name) => LEFT_OUT.includes(name))) {
    const { mode } = await stat(join(dir, path));
    const content = await readFile(join(dir, path));
    archive.entry({ name: path, mode: mode & 0o100 ? EXECUTABLE : PLAIN, mtime: new Date(0), uid: 0, gid: 0 }, content);
  }
  archive.finalize();
  const tar = await written;
  return { id: sourceIdOf(tar), tarball: await promisify(gzip)(tar) };
}

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_PART = "0".repeat(10);

/** A ULID of time zero whose random part is the content's hash, so that packing again names the same source. */
export function sourceIdOf(content: Uint8Array): string {
  const digest = createHash("sha256").update(content).digest();
  return TIME_PART + Array.from({ length: 16 }, (_, index) => CROCKFORD[(digest[index] ?? 0) & 31]).join("");
}
