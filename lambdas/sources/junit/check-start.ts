import { objectionToStart } from "./foreign-roots.ts";
import { UnreadableReport } from "./unreadable-report.ts";

/** Says of JSON, or of nothing at all, what it is, before a parser of XML complains of its first character. */
export async function* checkStart(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let start = "";
  let checked = false;
  for await (const chunk of chunks) {
    if (checked) yield chunk;
    else {
      start += chunk;
      if (start.length < 1_000 && start.trimStart().length < 40) continue;
      yield check(start);
      checked = true;
    }
  }
  if (!checked) yield check(start);
}

function check(start: string): string {
  const objection = objectionToStart(start);
  if (objection !== null) throw new UnreadableReport(objection);
  return start;
}
