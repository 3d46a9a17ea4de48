type Run = { readonly end: string; readonly bounded: boolean };

const TEXT: Run = { end: "<", bounded: true };
const CDATA: Run = { end: "]]>", bounded: true };
const COMMENT: Run = { end: "-->", bounded: true };
const DECLARATION: Run = { end: ">", bounded: false };
const QUOTED = new Map<string, Run>([
  ['"', { end: '"', bounded: true }],
  ["'", { end: "'", bounded: true }],
]);
const OPENERS: readonly (readonly [string, Run])[] = [
  ["<!--", COMMENT],
  ["<![CDATA[", CDATA],
];

/** A character that is in no entity reference, so that none is cut in two. */
const SEAM = /[\s,()/+"'=]/g;

/**
 * Cuts texts, CDATA sections, comments and attributes after about `maxRun` characters, on their way to a parser that would
 * gather each of them whole: a report may hold a log of 45 MB. The cut is marked `…`. Cuts the same however the text is chunked.
 */
export class LongRunTrimmer {
  readonly #maxRun: number;
  /** What lies around the next character; null inside a tag, between its attributes. */
  #run: Run | null = TEXT;
  #length = 0;
  #cutting = false;
  #carry = "";
  /** Lines that were cut out until now, for whoever reports positions. */
  droppedLines = 0;

  constructor(maxRun: number) {
    this.#maxRun = maxRun;
  }

  write(chunk: string): string {
    const input = this.#carry + chunk;
    this.#carry = "";
    let output = "";
    for (let at = 0; at < input.length; ) {
      const [piece, next] = this.#run === null ? this.#inTag(input, at) : this.#inRun(input, at, this.#run);
      output += piece;
      at = next;
    }
    return output;
  }

  /** What was held back because the next chunk might have completed it. */
  end(): string {
    return this.#carry;
  }

  #inTag(input: string, at: number): [string, number] {
    TAG_MARK.lastIndex = at;
    const mark = TAG_MARK.exec(input);
    if (mark === null) return [input.slice(at), input.length];
    this.#enter(mark[0] === ">" ? TEXT : (QUOTED.get(mark[0]) ?? null));
    return [input.slice(at, mark.index + 1), mark.index + 1];
  }

  #inRun(input: string, at: number, run: Run): [string, number] {
    const end = input.indexOf(run.end, at);
    if (end === -1) {
      const held = input.length - Math.min(run.end.length - 1, input.length - at);
      this.#carry = input.slice(held);
      return [this.#keep(input.slice(at, held), run), input.length];
    }
    const content = this.#keep(input.slice(at, end), run);
    return run === TEXT ? this.#markup(input, end, content) : this.#leave(input, end, content, run);
  }

  #leave(input: string, end: number, content: string, run: Run): [string, number] {
    const next = end + run.end.length;
    this.#enter(run === COMMENT || run === CDATA || run === DECLARATION ? TEXT : null);
    return [content + input.slice(end, next), next];
  }

  /** At a `<` in text: decides what it opens, or waits for the characters that decide. */
  #markup(input: string, at: number, content: string): [string, number] {
    const ahead = input.slice(at, at + 9);
    for (const [opener, run] of OPENERS) {
      if (ahead.startsWith(opener)) {
        this.#enter(run);
        return [content + opener, at + opener.length];
      }
      if (opener.startsWith(ahead)) {
        this.#carry = ahead;
        return [content, input.length];
      }
    }
    this.#enter(/^<[!?]/.test(ahead) ? DECLARATION : null);
    return [`${content}<`, at + 1];
  }

  #enter(run: Run | null): void {
    this.#run = run;
    this.#length = 0;
    this.#cutting = false;
  }

  #keep(piece: string, { bounded }: Run): string {
    if (this.#cutting) return this.#drop(piece);
    const length = this.#length;
    this.#length += piece.length;
    if (!bounded || this.#length <= this.#maxRun) return piece;
    SEAM.lastIndex = Math.max(0, this.#maxRun - length);
    const seam = SEAM.exec(piece);
    if (seam === null) return piece;
    this.#cutting = true;
    return `${piece.slice(0, seam.index)} …${this.#drop(piece.slice(seam.index))}`;
  }

  #drop(piece: string): string {
    for (let at = piece.indexOf("\n"); at !== -1; at = piece.indexOf("\n", at + 1)) this.droppedLines += 1;
    return "";
  }
}

const TAG_MARK = /["'>]/g;
