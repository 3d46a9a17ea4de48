import { Failed } from "./failure.ts";

/** The chunks of a body that is not parsed. Whoever stops early lets its connection go. */
export async function* chunksOf(body: unknown): AsyncGenerator<Uint8Array> {
  if (!(body instanceof ReadableStream)) return;
  try {
    for await (const chunk of body) if (chunk instanceof Uint8Array) yield chunk;
  } catch (error) {
    throw new Failed("unavailable", `The download broke off: ${error instanceof Error ? error.message : "no reason given"}`);
  }
}

/** A whole body, or null where it has more bytes than that: no more of it is read, nor kept. */
export async function bytesUpTo(body: unknown, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(body)) {
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
