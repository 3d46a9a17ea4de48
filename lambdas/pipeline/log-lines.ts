import type { Readable } from "node:stream";

/** Lines longer than this are cut: a log without line ends must not fill the memory. */
const LONGEST_LINE = 16_384;

/** The lines of a log, without their ends, in pieces as they arrive. */
export async function* linesOf(log: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  let isCut = false;
  for await (const chunk of log) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      if (!isCut) yield part.endsWith("\r") ? part.slice(0, -1) : part;
      isCut = false;
    }
    if (rest.length > LONGEST_LINE) {
      if (!isCut) yield rest.slice(0, LONGEST_LINE);
      isCut = true;
      rest = "";
    }
  }
  rest += decoder.decode();
  if (rest !== "" && !isCut) yield rest;
}
