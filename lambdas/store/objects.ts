import { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, NoSuchKey, NotFound, PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

/** The data bucket as store functions take it. */
export type Bucket = { readonly client: S3Client; readonly name: string };

/**
 * `endpoint` is the emulator's address as the URLs' reader sees it; none on AWS. Checksums only where they are required:
 * otherwise a presigned URL carries the checksum of an empty body.
 */
export const openBucket = (name: string, endpoint?: string): Bucket => ({
  name,
  client: new S3Client({
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  }),
});

const isAbsent = (error: unknown): boolean =>
  error instanceof NoSuchKey || error instanceof NotFound || (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404);

/** An object's bytes as a stream, or `null` where there is none. */
export async function readObject({ client, name }: Bucket, key: string): Promise<Readable | null> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
    return Body instanceof Readable ? Body : null;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

export type Part = { readonly bytes: Uint8Array; readonly start: number; readonly total: number };

/** Bytes `start` to `end` (inclusive) of an object; `null` where there is none, "outside" where it has none there. */
export async function readPart({ client, name }: Bucket, key: string, start: number, end: number): Promise<Part | "outside" | null> {
  try {
    const { Body, ContentRange } = await client.send(new GetObjectCommand({ Bucket: name, Key: key, Range: `bytes=${start}-${end}` }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    return { bytes, start, total: Number(/\/(\d+)$/.exec(ContentRange ?? "")?.[1] ?? bytes.length) };
  } catch (error) {
    if (isAbsent(error)) return null;
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 416) return "outside";
    throw error;
  }
}

export async function sizeOf({ client, name }: Bucket, key: string): Promise<number | null> {
  try {
    const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket: name, Key: key }));
    return ContentLength ?? 0;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** The whole of a small object as text, or `null` where there is none. */
export async function readText(bucket: Bucket, key: string, maxBytes: number): Promise<string | null> {
  const part = await readPart(bucket, key, 0, maxBytes - 1);
  return part === null ? null : part === "outside" ? "" : new TextDecoder().decode(part.bytes);
}

export async function putObject({ client, name }: Bucket, key: string, body: string | Uint8Array, contentType: string): Promise<void> {
  await client.send(new PutObjectCommand({ Bucket: name, Key: key, Body: body, ContentType: contentType }));
}

export async function deleteObject({ client, name }: Bucket, key: string): Promise<void> {
  await client.send(new DeleteObjectCommand({ Bucket: name, Key: key }));
}

/** A URL that reads one object, for `seconds`. */
export const presignGet = ({ client, name }: Bucket, key: string, seconds: number): Promise<string> =>
  getSignedUrl(client, new GetObjectCommand({ Bucket: name, Key: key }), { expiresIn: seconds });

export type PutTerms = { readonly seconds: number; readonly ifAbsent?: boolean; readonly sizeBytes?: number };

/** A URL that writes one object; with `ifAbsent` only the first writer succeeds, with `sizeBytes` only that many bytes. */
export const presignPut = ({ client, name }: Bucket, key: string, { seconds, ifAbsent, sizeBytes }: PutTerms): Promise<string> =>
  getSignedUrl(
    client,
    new PutObjectCommand({
      Bucket: name,
      Key: key,
      ...(ifAbsent ? { IfNoneMatch: "*" } : {}),
      ...(sizeBytes === undefined ? {} : { ContentLength: sizeBytes }),
    }),
    {
      expiresIn: seconds,
      signableHeaders: new Set([...(sizeBytes === undefined ? [] : ["content-length"]), ...(ifAbsent ? ["if-none-match"] : []), "host"]),
      unhoistableHeaders: new Set(["if-none-match"]),
    },
  );
