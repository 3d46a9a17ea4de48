import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { PageConfig } from "../../lambdas/contract/page-config.ts";
import { step } from "../console/progress.ts";
import type { Outputs } from "../targets/outputs.ts";
import type { Place } from "../targets/place.ts";
import { buildPage, PAGE_DIR } from "./build-page.ts";
import { cacheControlOf, contentTypeOf } from "./content-type.ts";
import { filesBelow } from "./files.ts";

const CONFIG = "config.json";
const ENTRY = "index.html";

/** Puts the page into its bucket: index.html last, so that nobody gets a page whose parts are not there yet; then what no build has any more goes. */
export async function publishPage(place: Place, outputs: Outputs, s3: S3Client): Promise<void> {
  await buildPage();
  await step("Publishing the page", async () => {
    const paths = (await filesBelow(PAGE_DIR)).filter((path) => path !== CONFIG);
    const parts = paths.filter((path) => path !== ENTRY);
    await Promise.all(parts.map(async (path) => put(s3, outputs.PageBucket, path, await readFile(join(PAGE_DIR, path)))));
    await put(s3, outputs.PageBucket, CONFIG, Buffer.from(JSON.stringify(pageConfig(place, outputs))));
    await put(s3, outputs.PageBucket, ENTRY, await readFile(join(PAGE_DIR, ENTRY)));
    await deleteOthers(s3, outputs.PageBucket, new Set([...paths, CONFIG]));
  });
}

export function pageConfig({ target, urlsOf }: Place, outputs: Outputs): PageConfig {
  return { apiUrl: urlsOf(outputs).apiUrl, target: target.name, publicRead: target.publicRead, stepsRunAs: target.stepsRunAs };
}

async function put(s3: S3Client, bucket: string, path: string, body: Buffer): Promise<void> {
  await s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: path, Body: body, ContentType: contentTypeOf(path), CacheControl: cacheControlOf(path) }),
  );
}

async function deleteOthers(s3: S3Client, bucket: string, kept: ReadonlySet<string>): Promise<void> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  const stale = Contents.flatMap(({ Key }) => (Key !== undefined && !kept.has(Key) ? [Key] : []));
  await Promise.all(stale.map((Key) => s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }))));
}
