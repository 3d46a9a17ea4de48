import { createReadStream } from "node:fs";

/** A line longer than this is cut; nothing of it is kept beyond. */
const MAX_CHARS = 64_000;

/**
 * The lines of a file, split at line feeds only, so that they count as editors and CI systems count them
 * (`readline` also splits at lone carriage returns, which progress bars are full of).
 */
export async function* linesOfFile(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "utf8" })) {
    const text = String(chunk);
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      yield rest + text.slice(start, end);
      rest = "";
      start = end + 1;
    }
    if (rest.length < MAX_CHARS) rest += text.slice(start, start + MAX_CHARS);
  }
  if (rest !== "") yield rest;
}
