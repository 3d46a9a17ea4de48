import { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";

/** Loaded on first use: the SDK's part for S3 takes a fifth of a second, and most paths of the API need none of it. */
const sdk = () => import("@aws-sdk/client-s3");

/** The data bucket as store functions take it. */
export type Bucket = { readonly client: () => Promise<S3Client>; readonly name: string };

/**
 * `endpoint` is the emulator's address as the URLs' reader sees it; none on AWS. Checksums only where they are required:
 * otherwise a presigned URL carries the checksum of an empty body.
 */
export function openBucket(name: string, endpoint?: string): Bucket {
  let client: Promise<S3Client> | null = null;
  const open = async () => {
    const { S3Client } = await sdk();
    return new S3Client({
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    });
  };
  return {
    name,
    client: () => {
      client ??= open();
      return client;
    },
  };
}

/** The HTTP status that S3 answered an error with; null where it was no answer of S3. */
async function statusOf(error: unknown): Promise<number | null> {
  const { S3ServiceException } = await sdk();
  return error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? null) : null;
}

/** An object's bytes as a stream, or `null` where there is none. */
export async function readObject({ client, name }: Bucket, key: string): Promise<Readable | null> {
  try {
    const { Body } = await (await client()).send(new (await sdk()).GetObjectCommand({ Bucket: name, Key: key }));
    return Body instanceof Readable ? Body : null;
  } catch (error) {
    if ((await statusOf(error)) === 404) return null;
    throw error;
  }
}

export type Part = { readonly bytes: Uint8Array; readonly start: number; readonly total: number };

/** Bytes `start` to `end` (inclusive) of an object; `null` where there is none, "outside" where it has none there. */
export async function readPart({ client, name }: Bucket, key: string, start: number, end: number): Promise<Part | "outside" | null> {
  try {
    const { Body, ContentRange } = await (await client()).send(
      new (await sdk()).GetObjectCommand({ Bucket: name, Key: key, Range: `bytes=${start}-${end}` }),
    );
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    return { bytes, start, total: Number(/\/(\d+)$/.exec(ContentRange ?? "")?.[1] ?? bytes.length) };
  } catch (error) {
    if ((await statusOf(error)) === 404) return null;
    if ((await statusOf(error)) === 416) return "outside";
    throw error;
  }
}

export async function sizeOf({ client, name }: Bucket, key: string): Promise<number | null> {
  try {
    const { ContentLength } = await (await client()).send(new (await sdk()).HeadObjectCommand({ Bucket: name, Key: key }));
    return ContentLength ?? 0;
  } catch (error) {
    if ((await statusOf(error)) === 404) return null;
    throw error;
  }
}

/** The whole of a small object as text, or `null` where there is none. */
export async function readText(bucket: Bucket, key: string, maxBytes: number): Promise<string | null> {
  const part = await readPart(bucket, key, 0, maxBytes - 1);
  return part === null ? null : part === "outside" ? "" : new TextDecoder("utf-8", { ignoreBOM: true }).decode(part.bytes);
}

export async function putObject({ client, name }: Bucket, key: string, body: string | Uint8Array, contentType: string): Promise<void> {
  await (await client()).send(new (await sdk()).PutObjectCommand({ Bucket: name, Key: key, Body: body, ContentType: contentType }));
}

/** A URL that reads one object, for `seconds`; with a `fileName` a browser saves it under that name. */
export async function presignGet({ client, name }: Bucket, key: string, seconds: number, fileName?: string): Promise<string> {
  const { GetObjectCommand } = await sdk();
  const { getSignedUrl } = await import("@aws-sdk/s3-request-presigner");
  const saved = fileName === undefined ? {} : { ResponseContentDisposition: `attachment; filename="${fileName}"` };
  return getSignedUrl(await client(), new GetObjectCommand({ Bucket: name, Key: key, ...saved }), { expiresIn: seconds });
}

export type PutTerms = { readonly seconds: number; readonly ifAbsent?: boolean; readonly sizeBytes?: number };

/** A URL that writes one object; with `ifAbsent` only the first writer succeeds, with `sizeBytes` only that many bytes. */
export async function presignPut({ client, name }: Bucket, key: string, { seconds, ifAbsent, sizeBytes }: PutTerms): Promise<string> {
  const { PutObjectCommand } = await sdk();
  const { getSignedUrl } = await import("@aws-sdk/s3-request-presigner");
  const condition = ifAbsent ? { IfNoneMatch: "*" } : {};
  const length = sizeBytes === undefined ? {} : { ContentLength: sizeBytes };
  return getSignedUrl(await client(), new PutObjectCommand({ Bucket: name, Key: key, ...condition, ...length }), {
    expiresIn: seconds,
    signableHeaders: new Set(["host", ...(sizeBytes === undefined ? [] : ["content-length"]), ...(ifAbsent ? ["if-none-match"] : [])]),
    unhoistableHeaders: new Set(["if-none-match"]),
  });
}
