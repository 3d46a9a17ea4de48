import type { Client } from "../../api/client.ts";
import { parseContentRange } from "../../api/content-range.ts";
import { RequestFailed } from "../../api/problem.ts";

/** Bytes a page of a log has; the API answers no more than 1 MB at once. */
export const PAGE_BYTES = 1_000_000;

/** A page of a log: its bytes, and how many the log has (null = not told). */
export type LogPage = { readonly bytes: Uint8Array<ArrayBuffer>; readonly total: number | null };

/** The page that begins at a byte. Beyond the end it is empty. */
export async function readLogPage(client: Client, path: string, start: number): Promise<LogPage> {
  try {
    const response = await client.open(path, { range: `bytes=${start}-${start + PAGE_BYTES - 1}` });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status !== 206) return { bytes: bytes.subarray(start), total: bytes.length };
    return { bytes, total: parseContentRange(response.headers.get("content-range"))?.total ?? null };
  } catch (thrown) {
    if (thrown instanceof RequestFailed && thrown.problem.status === 416) return { bytes: new Uint8Array(), total: start };
    throw thrown;
  }
}
