import type { Readable } from "node:stream";

/** Lines longer than this are cut: a log without line ends must not fill the memory. */
const LONGEST_LINE = 16_384;

const shown = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line).slice(0, LONGEST_LINE);

/** The lines of a log, without their ends, as they arrive; the same however the log is cut into pieces. */
export async function* linesOf(log: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  let isCut = false;
  for await (const chunk of log) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      if (!isCut) yield shown(part);
      isCut = false;
    }
    if (rest.length > LONGEST_LINE) {
      if (!isCut) yield shown(rest);
      isCut = true;
      rest = "";
    }
  }
  rest += decoder.decode();
  if (rest !== "" && !isCut) yield shown(rest);
}
