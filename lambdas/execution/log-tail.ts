/** The last bytes of a log, in memory. */
export class LogTail {
  readonly #limit: number;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(limit: number) {
    this.#limit = limit;
  }

  append(chunk: Uint8Array): void {
    const end = chunk.subarray(Math.max(0, chunk.length - this.#limit));
    const start = this.#bytes.subarray(Math.max(0, this.#bytes.length + end.length - this.#limit));
    this.#bytes = Buffer.concat([start, end]);
  }

  /** Never begins within a character. */
  text(): string {
    let start = 0;
    while (start < 3 && isContinuation(this.#bytes[start])) start++;
    return this.#bytes.toString("utf8", start);
  }

  endsLine(): boolean {
    return this.#bytes.length === 0 || this.#bytes.at(-1) === 0x0a;
  }
}

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;
