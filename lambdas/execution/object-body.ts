import { createReadStream } from "node:fs";

/** Something to PUT whose size is known before: presigned PUTs refuse chunked bodies. May be read several times. */
export type ObjectBody = { readonly length: number; readonly chunks: () => AsyncIterable<Uint8Array> };

/** A part of a file, `end` exclusive. */
export type FilePart = { readonly path: string; readonly start: number; readonly end: number };

export const textBody = (text: string): ObjectBody => bodyOf([Buffer.from(text)]);

/** The parts one after the other, streamed. */
export function bodyOf(parts: readonly (FilePart | Buffer)[]): ObjectBody {
  const length = parts.reduce((sum, part) => sum + (Buffer.isBuffer(part) ? part.length : part.end - part.start), 0);
  return { length, chunks: () => read(parts) };
}

async function* read(parts: readonly (FilePart | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (Buffer.isBuffer(part)) yield part;
    else if (part.end > part.start) yield* createReadStream(part.path, { start: part.start, end: part.end - 1, highWaterMark: 256 * 1024 });
  }
}
