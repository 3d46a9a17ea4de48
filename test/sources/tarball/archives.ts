import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { type Header, pack } from "tar-stream";
import { afterEach } from "vitest";

export type Item = Partial<Omit<Header, "type">> & { name: string; type?: Header["type"] | "fifo"; body?: string | Buffer };

/** A tar stream of these entries, hostile ones as they are. */
export async function aTar(...items: readonly Item[]): Promise<Buffer> {
  const archive = pack();
  for (const { body, type = "file", ...header } of items) archive.entry({ ...header, type: type as Header["type"] }, body ?? "");
  archive.finalize();
  return buffer(Readable.from(archive));
}

export const aTarball = async (...items: readonly Item[]): Promise<Buffer> => gzipSync(await aTar(...items));

/** The bytes as they come from a network: in pieces of `size`. */
export function inPieces(bytes: Uint8Array, size = 1000): Readable {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
  return Readable.from(pieces);
}

/** One header of 512 bytes with a right checksum, for kinds that no packer writes. */
export function aHeader({ name, type, size = 0 }: { name: string; type: string; size?: number }): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write("0000644\0", 100);
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  block.write("        ", 148);
  block.write(type, 156);
  block.write("ustar\x0000", 257, "latin1");
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

const made: string[] = [];
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** An empty directory, gone after the spec. `inside` is a place below it, so that an escape would be seen beside it. */
export function aScratch(): { outside: string; inside: string } {
  const outside = mkdtempSync(join(tmpdir(), "tarball-"));
  made.push(outside);
  return { outside, inside: join(outside, "inside") };
}
