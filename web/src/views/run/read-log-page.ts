import type { Client } from "../../api/client.ts";
import { parseContentRange } from "../../api/content-range.ts";
import { RequestFailed } from "../../api/problem.ts";

/** Bytes a page of a log has; the API answers no more than 1 MB at once. */
export const PAGE_BYTES = 1_000_000;

/** A page of a log: its bytes, where the next one begins, and how many bytes the log has. */
export type LogPage = { readonly bytes: Uint8Array<ArrayBuffer>; readonly next: number; readonly total: number };

/**
 * The page that begins at a byte; beyond the end it is empty. Where it ends is told by its Content-Range: the bytes
 * themselves are text that was decoded on the way, and a log that is no UTF-8 grows by that.
 */
export async function readLogPage(client: Client, path: string, start: number): Promise<LogPage> {
  try {
    const response = await client.open(path, { range: `bytes=${start}-${start + PAGE_BYTES - 1}` });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const range = parseContentRange(response.headers.get("content-range"));
    if (range !== null) return { bytes, next: range.end + 1, total: range.total ?? range.end + 1 };
    return { bytes, next: start + bytes.length, total: start + bytes.length };
  } catch (thrown) {
    if (thrown instanceof RequestFailed && thrown.problem.status === 416) return { bytes: new Uint8Array(), next: start, total: start };
    throw thrown;
  }
}
