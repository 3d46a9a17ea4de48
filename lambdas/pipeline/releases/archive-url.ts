import type { Release } from "../../contract/release-record.ts";
import { archiveObject } from "../../store/object-keys.ts";
import { type Bucket, presignGet } from "../../store/objects.ts";

const HOUR_SECONDS = 3_600;

/** Where a release's package is fetched, for an hour. */
export const archiveUrlOf =
  (bucket: Bucket) =>
  ({ id, build }: Release): Promise<string> =>
    presignGet(bucket, archiveObject(id, build), HOUR_SECONDS);
