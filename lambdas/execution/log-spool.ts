import { join } from "node:path";
import type { LogLimits } from "./limits.ts";
import { LogSegment } from "./log-segment.ts";
import type { FilePart } from "./object-body.ts";

/** What is kept of a log: its head and its tail, whole lines where something between them was left out. */
export type Kept = {
  readonly head: FilePart;
  readonly tail: readonly FilePart[];
  readonly leftOut: number;
  readonly headEndsLine: boolean;
};

/** How far to look for the end of a line where a log is cut. */
const LINE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

/** A log's head in one file and its tail in two that take turns, so that its size on disk is bounded. */
export class LogSpool {
  readonly #head: LogSegment;
  #older: LogSegment;
  #newer: LogSegment;
  #current: LogSegment;
  #overwritten = 0;

  constructor(directory: string, { headBytes, tailSegmentBytes }: LogLimits) {
    this.#head = new LogSegment(join(directory, "head"), headBytes);
    this.#older = new LogSegment(join(directory, "tail-a"), tailSegmentBytes);
    this.#newer = new LogSegment(join(directory, "tail-b"), tailSegmentBytes);
    this.#current = this.#head;
  }

  /** Throws what the disk says, when it is full for example. */
  append(chunk: Uint8Array): void {
    for (let rest = chunk; rest.length > 0; ) {
      const taken = this.#current.write(rest);
      rest = rest.subarray(taken);
      if (taken === 0) this.#advance();
    }
  }

  kept(): Kept {
    const [head, tail] = [this.#head, [this.#older, this.#newer]];
    if (this.#overwritten === 0) return { head: part(head), tail: tail.map((segment) => part(segment)), leftOut: 0, headEndsLine: true };
    const headEnd = endOfLastLine(head);
    const tailStart = startOfFirstLine(this.#older);
    return {
      head: part(head, 0, headEnd),
      tail: [part(this.#older, tailStart), part(this.#newer)],
      leftOut: this.#overwritten + (head.size - headEnd) + tailStart,
      headEndsLine: head.read(headEnd - 1, headEnd)[0] === NEWLINE,
    };
  }

  remove(): void {
    for (const segment of [this.#head, this.#older, this.#newer]) segment.remove();
  }

  #advance(): void {
    [this.#older, this.#newer] = [this.#newer, this.#older];
    this.#overwritten += this.#newer.size;
    this.#newer.empty();
    this.#current = this.#newer;
  }
}

const part = ({ path, size }: LogSegment, start = 0, end = size): FilePart => ({ path, start, end });

function endOfLastLine(segment: LogSegment): number {
  const from = Math.max(0, segment.size - LINE_BYTES);
  const newline = segment.read(from, segment.size).lastIndexOf(NEWLINE);
  return newline < 0 ? segment.size : from + newline + 1;
}

function startOfFirstLine(segment: LogSegment): number {
  return segment.read(0, Math.min(segment.size, LINE_BYTES)).indexOf(NEWLINE) + 1;
}
