import { closeSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from "node:fs";

/** A file of bounded size. Written synchronously: output waits in its pipe meanwhile, so that nothing gathers in memory. */
export class LogSegment {
  readonly path: string;
  readonly #capacity: number;
  readonly #file: number;
  #size = 0;

  constructor(path: string, capacity: number) {
    this.path = path;
    this.#capacity = capacity;
    this.#file = openSync(path, "w+", 0o600);
  }

  get size(): number {
    return this.#size;
  }

  /** Takes what there is room for and says how much that was: 0 when it is full. */
  write(chunk: Uint8Array): number {
    const length = Math.min(chunk.length, this.#capacity - this.#size);
    if (length === 0) return 0;
    const written = writeSync(this.#file, chunk, 0, length, this.#size);
    this.#size += written;
    return written;
  }

  read(start: number, end: number): Buffer {
    const buffer = Buffer.alloc(Math.max(0, end - start));
    return buffer.subarray(0, readSync(this.#file, buffer, 0, buffer.length, start));
  }

  empty(): void {
    ftruncateSync(this.#file, 0);
    this.#size = 0;
  }

  remove(): void {
    closeSync(this.#file);
    rmSync(this.path, { force: true });
  }
}
