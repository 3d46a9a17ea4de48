const NEWLINE = 0x0a;
/** A log has its command and its setup at its beginning, and says at its end why it failed. */
const HEAD_SHARE = 1 / 8;

/** The beginning and the end of a log of any length, in at most `maxBytes` and a chunk of memory. */
export class LogEnds {
  readonly #headBytes: number;
  readonly #tailBytes: number;
  readonly #head: Uint8Array[] = [];
  readonly #tail: Uint8Array[] = [];
  #inHead = 0;
  #inTail = 0;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#headBytes = Math.floor(maxBytes * HEAD_SHARE);
    this.#tailBytes = maxBytes - this.#headBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get isCut(): boolean {
    return this.#bytes > this.#headBytes + this.#tailBytes;
  }

  append(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    const head = chunk.subarray(0, this.#headBytes - this.#inHead);
    const tail = chunk.subarray(head.length);
    if (head.length > 0) this.#head.push(head);
    if (tail.length > 0) this.#tail.push(tail);
    this.#inHead += head.length;
    this.#inTail += tail.length;
    this.#forget();
  }

  /** The whole log, or its two ends in whole lines with a line between them that says how much is missing. */
  text(): string {
    const [head, tail] = [Buffer.concat(this.#head), Buffer.concat(this.#tail)];
    if (!this.isCut) return new TextDecoder().decode(Buffer.concat([head, tail]));
    const start = wholeLines(head);
    const end = tail.subarray(tail.length - this.#tailBytes);
    const rest = end.subarray(end.indexOf(NEWLINE) + 1 || wholeCharacter(end));
    const leftOut = this.#bytes - start.length - rest.length;
    const before = new TextDecoder().decode(start, { stream: true });
    const gap = before === "" || before.endsWith("\n") ? "" : "\n";
    return `${before}${gap}Bellwether: ${leftOut} bytes of the log were left out here\n${new TextDecoder().decode(rest)}`;
  }

  #forget(): void {
    for (let first = this.#tail[0]; first !== undefined && this.#inTail - first.length >= this.#tailBytes; first = this.#tail[0]) {
      this.#tail.shift();
      this.#inTail -= first.length;
    }
  }
}

/** Up to the last line end; all of it where there is none. */
const wholeLines = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1 || bytes.length);

/** Where the first whole character of a text cut anywhere begins. */
function wholeCharacter(bytes: Uint8Array): number {
  const start = bytes.findIndex((byte) => (byte & 0xc0) !== 0x80);
  return start < 0 ? bytes.length : start;
}
