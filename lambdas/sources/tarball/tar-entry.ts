import { type Extract, extract } from "tar-stream";

/** One entry of a tar stream; its content has to be read or let go (`resume`) before the next comes. */
export type TarEntry = Extract extends AsyncIterable<infer Entry> ? Entry : never;

/** Also reads archives from before 1988, which some small tools still write; their checksums are checked all the same. */
export const readTar = () => extract(OPTIONS);

const OPTIONS = { highWaterMark: 64 * 1024, allowUnknownFormat: true };

export async function* contentOf(entry: TarEntry): AsyncGenerator<Uint8Array> {
  for await (const chunk of entry) if (chunk instanceof Uint8Array) yield chunk;
}
