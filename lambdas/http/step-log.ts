import type { Run } from "../contract/run.ts";
import { logObject } from "../store/object-keys.ts";
import { type Bucket, readPart, sizeOf } from "../store/objects.ts";
import { readProgress, withProgress } from "./live-run.ts";
import { ProblemError } from "./problem.ts";

const LARGEST_PART = 1024 * 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f]/g;
const TEXT = { "content-type": "text/plain; charset=utf-8", "accept-ranges": "bytes" };

/** The part of a log that a Range header asks for, at most 1 MB; without one, its beginning. */
export async function logPart(data: Bucket, run: Run, number: string, range: string | undefined): Promise<Response> {
  const live = await withProgress(data, run);
  const step = live.steps.find((known) => String(known.number) === number);
  if (!step) throw new ProblemError("step_not_found", `the run has ${live.steps.length} steps; there is no step ${number.slice(0, 20)}`);
  const key = logObject(run.id, run.attempt, step.number);
  const total = await sizeOf(data, key);
  if (total === null) return new Response(await liveTail(data, run, number), { headers: { ...TEXT, "bellwether-log": "live-tail" } });
  if (total === 0 && range === undefined) return new Response("", { headers: TEXT });

  const asked = range === undefined ? { start: 0, end: total - 1 } : boundsOf(range, total);
  const end = Math.min(asked.end, asked.start + LARGEST_PART - 1, total - 1);
  const part = await readPart(data, key, asked.start, end);
  if (part === null || part === "outside") throw outside(total);
  const bytes = end === total - 1 ? part.bytes : wholeCharacters(part.bytes);
  const isWhole = range === undefined && end === total - 1;
  const last = asked.start + bytes.length - 1;
  return new Response(shown(new TextDecoder().decode(bytes)), {
    status: isWhole ? 200 : 206,
    headers: { ...TEXT, ...(isWhole ? {} : { "content-range": `bytes ${asked.start}-${last}/${total}` }) },
  });
}

/** Control characters that JSON, which carries the answer, would make six characters of, as one that says so. */
const shown = (text: string): string => text.replace(CONTROL, "\ufffd");

/** Without the character that the part's end would break: a reader that goes on behind `Content-Range` gets it whole. */
export function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(4, bytes.length - 1); back++) {
    const byte = bytes.at(-back) ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue; // In the middle of a character.
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < length ? bytes.subarray(0, -back) : bytes;
  }
  return bytes;
}

/** While a step runs its log is not there yet: the last 16 KB of it are. */
async function liveTail(data: Bucket, run: Run, number: string): Promise<string> {
  if (run.status !== "in_progress") return "";
  const progress = await readProgress(data, run);
  return progress?.tails[number] ?? "";
}

const outside = (total: number): ProblemError => new ProblemError("range_not_satisfiable", `the log has ${total} bytes`);

/** Both inclusive. */
function boundsOf(range: string, total: number): { start: number; end: number } {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (from === "" && to === "") throw outside(total);
  if (from === "") return { start: Math.max(0, total - Math.min(Number(to), LARGEST_PART)), end: total - 1 };
  const bounds = { start: Number(from), end: to === "" ? total - 1 : Number(to) };
  if (bounds.start >= total || bounds.end < bounds.start) throw outside(total);
  return bounds;
}
