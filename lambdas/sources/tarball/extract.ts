import { mkdirSync, realpathSync } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { ARCHIVE_LIMITS, type ArchiveLimits } from "./archive-limits.ts";
import { bombMeter } from "./bomb-meter.ts";
import { DirectoryWriter } from "./directory-writer.ts";
import { partsOf, quoteName, safeTarget } from "./entry-path.ts";
import { explain } from "./explain.ts";
import { readTar, type TarEntry } from "./tar-entry.ts";
import { UnsafeArchive } from "./unsafe-archive.ts";

export { locateRoot } from "./locate-root.ts";
export { UnsafeArchive } from "./unsafe-archive.ts";

export type Extracted = { readonly files: number; readonly bytes: number };

/**
 * Unpack a gzipped tarball below `into`, which is made if missing, and nowhere else. Streams: memory does not grow with
 * the archive. Throws `UnsafeArchive` for what is hostile or unreadable, whatever else went wrong as it is; what was
 * written until then stays for the caller to remove. Owners, times and modes other than the executable bit are dropped.
 */
export async function extractTarball(source: Readable, into: string, limits: Partial<ArchiveLimits> = {}): Promise<Extracted> {
  const all = { ...ARCHIVE_LIMITS, ...limits };
  mkdirSync(into, { recursive: true }); // Nothing is awaited before the source has its error listener.
  const writer = new DirectoryWriter(realpathSync(into));
  const gunzip = createGunzip();
  const entries = readTar();
  const flow = pipeline(source, gunzip, bombMeter(gunzip, all), entries);
  const [unpacking, flowing] = await Promise.allSettled([unpack(entries, writer, all), flow]);
  if (flowing.status === "rejected" && !isOnlyAnEcho(flowing.reason)) throw explain(flowing.reason);
  if (unpacking.status === "rejected") throw explain(unpacking.reason);
  return unpacking.value;
}

/** Of two ends of one broken stream, one says what happened and the other only that it was closed. */
const isOnlyAnEcho = (error: unknown) =>
  error instanceof Error && "code" in error && (error.code === "ERR_STREAM_PREMATURE_CLOSE" || error.code === "STREAM_DESTROYED");

async function unpack(entries: AsyncIterable<TarEntry>, writer: DirectoryWriter, limits: ArchiveLimits): Promise<Extracted> {
  let [seen, files, bytes] = [0, 0, 0];
  for await (const entry of entries) {
    const { name, size = 0 } = entry.header;
    if (++seen > limits.maxEntries) throw new UnsafeArchive(`the archive has more than ${limits.maxEntries} entries`);
    if (bytes + size > limits.maxBytes)
      throw new UnsafeArchive(`with the entry ${quoteName(name)} the archive unpacks to more than ${limits.maxBytes} bytes`);
    const written = await write(entry, writer, limits).catch((error: unknown) => {
      throw explain(error, name);
    });
    entry.resume();
    if (written === "file") bytes += size;
    if (written !== "nothing") files += 1;
  }
  if (seen === 0) throw new UnsafeArchive("the archive has no entries");
  return { files, bytes };
}

async function write(entry: TarEntry, writer: DirectoryWriter, { maxNameLength }: ArchiveLimits): Promise<"file" | "link" | "nothing"> {
  const { name, type, mode = 0, linkname } = entry.header;
  const parts = partsOf(name, maxNameLength);
  if (isBookkeeping(parts)) return "nothing";
  switch (type) {
    case "directory":
      await writer.directory(name, parts);
      return "nothing";
    case "file":
    case "contiguous-file":
      if (parts.some((part) => /^GNUSparseFile\.\d+$/.test(part)))
        throw new UnsafeArchive(`the entry ${quoteName(name)} is a sparse file; pack it whole`);
      await writer.file(name, parts, (mode & 0o100) !== 0, entry);
      return "file";
    case "symlink":
      await writer.symbolicLink(name, parts, safeTarget(name, parts, linkname ?? "", maxNameLength));
      return "link";
    case "link":
      await writer.hardLink(name, parts, partsOf(linkname ?? "", maxNameLength));
      return "link";
    default:
      throw new UnsafeArchive(
        `the entry ${quoteName(name)} is ${type ? `a ${type}` : "of an unknown kind"}, not a file, directory or link`,
      );
  }
}

/** macOS keeps attributes of `x` in `._x`, and names pax headers as files where a tool does not know them. */
const isBookkeeping = (parts: readonly string[]) => parts.at(-1)?.startsWith("._") === true || parts[0] === "pax_global_header";
