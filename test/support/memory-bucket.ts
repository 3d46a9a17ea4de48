import { Readable } from "node:stream";
import { S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { Bucket } from "../../lambdas/store/objects.ts";

type Input = { readonly Key?: string; readonly Body?: string | Uint8Array; readonly Range?: string };

/** A bucket in memory, as far as the store's functions ask of one: whole objects, parts, sizes. */
export function openMemoryBucket(): Bucket & { readonly objects: Map<string, Buffer> } {
  const objects = new Map<string, Buffer>();
  const client = new S3Client({ region: "us-east-1" });
  client.send = (async (command: { constructor: { name: string }; input: Input }) =>
    answer(objects, command.constructor.name, command.input)) as never;
  return { name: "data", client: async () => client, objects };
}

function answer(objects: Map<string, Buffer>, command: string, { Key = "", Body = "", Range }: Input) {
  if (command === "PutObjectCommand") return void objects.set(Key, Buffer.from(Body as string));
  const object = objects.get(Key);
  if (!object) throw new S3ServiceException({ name: "NoSuchKey", $fault: "client", $metadata: { httpStatusCode: 404 } });
  if (command === "HeadObjectCommand") return { ContentLength: object.length };
  const [, start = "0", end = ""] = /^bytes=(\d+)-(\d*)$/.exec(Range ?? "bytes=0-") ?? [];
  const part = object.subarray(Number(start), end === "" ? object.length : Number(end) + 1);
  const stream = Object.assign(Readable.from([part]), { transformToByteArray: async () => new Uint8Array(part) });
  return { Body: stream, ContentRange: `bytes ${start}-${Number(start) + part.length - 1}/${object.length}` };
}
