import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ExecutionOrder } from "../contract/execution.ts";
import { extractTarball, locateRoot, UnsafeArchive } from "../sources/tarball/extract.ts";
import type { ObjectClient } from "./object-client.ts";
import { retry } from "./retry.ts";
import type { Scratch } from "./scratch.ts";

export type Unpacked =
  | { readonly kind: "unpacked"; readonly root: string }
  | { readonly kind: "misconfigured"; readonly errors: readonly string[] };

export type Unpacking = {
  readonly client: ObjectClient;
  readonly order: ExecutionOrder;
  readonly scratch: Scratch;
  readonly delaysMs: readonly number[];
  readonly networkEnd: AbortSignal;
};

/** A source of the wrong size or one that must not be unpacked is its owner's to mend; whatever else fails is thrown. */
export async function unpackSource({ client, order, scratch, delaysMs, networkEnd }: Unpacking): Promise<Unpacked> {
  const archive = join(scratch.spool, "source.tgz");
  const bytes = await retry(() => client.download(order.urls.source, archive, order.sourceBytes, networkEnd), delaysMs, networkEnd);
  if (bytes !== order.sourceBytes) return misconfigured(`it has ${sizeText(bytes, order.sourceBytes)}`);
  try {
    await extractTarball(createReadStream(archive), scratch.source);
  } catch (error) {
    if (error instanceof UnsafeArchive) return misconfigured(error.message);
    throw error;
  }
  await rm(archive);
  return { kind: "unpacked", root: await locateRoot(scratch.source) };
}

const misconfigured = (problem: string): Unpacked => ({ kind: "misconfigured", errors: [`source: ${problem}`] });

const sizeText = (bytes: number, announced: number) =>
  bytes > announced ? `more than the ${announced} bytes that were announced` : `${bytes} bytes, but ${announced} were announced`;
