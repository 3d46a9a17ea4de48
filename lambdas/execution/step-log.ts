import { mkdirSync, rmSync } from "node:fs";
import { errorText } from "./error-text.ts";
import type { LogLimits } from "./limits.ts";
import { LogSpool } from "./log-spool.ts";
import { LogTail } from "./log-tail.ts";
import { bodyOf, type ObjectBody } from "./object-body.ts";

const TAIL_BYTES = 16 * 1024;
const LOST_TAIL_BYTES = 15 * 1024;

/**
 * One step's output, as it came, and Bellwether's own notices in lines of their own. Takes any amount: of a long log the
 * head and the tail are kept, and where even the disk is full its last lines, for they say why.
 */
export class StepLog {
  readonly #directory: string;
  readonly #spool: LogSpool;
  readonly #tail = new LogTail(TAIL_BYTES);
  #lost: { bytes: number; readonly why: string; readonly tail: LogTail } | null = null;

  constructor(directory: string, limits: LogLimits) {
    mkdirSync(directory);
    this.#directory = directory;
    this.#spool = new LogSpool(directory, limits);
  }

  append(chunk: Uint8Array): void {
    this.#tail.append(chunk);
    try {
      if (this.#lost === null) this.#spool.append(chunk);
    } catch (error) {
      this.#lost = { bytes: 0, why: errorText(error), tail: new LogTail(LOST_TAIL_BYTES) };
    }
    if (this.#lost !== null) this.#lose(chunk);
  }

  notice(text: string): void {
    this.append(Buffer.from(noticeAfter(this.#tail.endsLine(), text)));
  }

  /** The last 16 KB. */
  tail(): string {
    return this.#tail.text();
  }

  /** What is kept, to be stored; nothing may be appended afterwards. */
  body(): { readonly body: ObjectBody; readonly truncated: boolean } {
    const { head, tail, leftOut, headEndsLine } = this.#spool.kept();
    const gap = leftOut === 0 ? [] : [notice(headEndsLine, `${leftOut} bytes of the log were left out here`)];
    return { body: bodyOf([head, ...gap, ...tail, ...this.#lostEnd()]), truncated: leftOut > 0 || this.#lost !== null };
  }

  remove(): void {
    this.#spool.remove();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #lose(chunk: Uint8Array): void {
    this.#lost?.tail.append(chunk);
    if (this.#lost !== null) this.#lost.bytes += chunk.length;
  }

  #lostEnd(): Buffer[] {
    if (this.#lost === null) return [];
    const { bytes, why, tail } = this.#lost;
    return [notice(false, `${bytes} bytes of the log could not be kept (${why}); its end was:`), Buffer.from(tail.text())];
  }
}

const noticeAfter = (endsLine: boolean, text: string) => `${endsLine ? "" : "\n"}Bellwether: ${text}\n`;
const notice = (endsLine: boolean, text: string) => Buffer.from(noticeAfter(endsLine, text));
