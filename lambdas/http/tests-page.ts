import { type Run, TestOutcome } from "../contract/run.ts";
import { cursorOf, positionOf } from "../store/cursor.ts";
import { testsObject } from "../store/object-keys.ts";
import { type Bucket, readPart } from "../store/objects.ts";
import { ProblemError } from "./problem.ts";

const PART = 256 * 1024;
/** Bytes that one page reads at the most; a filtered page may be short. */
const MOST_READ = 4 * PART;

export type TestsQuery = {
  readonly status?: TestOutcome["status"] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** A page of a run's tests, from where the cursor points to in the object that holds them: a read in parts, not of the whole. */
export async function testsPage(data: Bucket, run: Run, { status, limit, cursor }: TestsQuery) {
  const list = `tests/${run.id}/${status ?? ""}`;
  const position = cursor === undefined ? "0" : positionOf(list, cursor);
  if (position === null) throw new ProblemError("foreign_cursor", "cursor: was not given by this list with these filters");
  const start = Number(position);
  const items: TestOutcome[] = [];
  let offset = start;
  for (let end = start + PART - 1; ; end += PART) {
    const part = await readPart(data, testsObject(run.id), offset, end);
    if (part === null || part === "outside") return { items, nextCursor: null };
    const isEnd = offset + part.bytes.length >= part.total;
    for (const line of completeLines(part.bytes)) {
      offset += line.length + 1;
      const outcome = TestOutcome.parse(JSON.parse(new TextDecoder().decode(line)));
      if (status === undefined || outcome.status === status) items.push(outcome);
      if (items.length === limit) return { items, nextCursor: offset < part.total ? cursorOf(list, String(offset)) : null };
    }
    if (isEnd) return { items, nextCursor: null };
    if (end - start >= MOST_READ) return { items, nextCursor: cursorOf(list, String(offset)) };
  }
}

function* completeLines(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  for (let end = bytes.indexOf(10, start); end !== -1; end = bytes.indexOf(10, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}
