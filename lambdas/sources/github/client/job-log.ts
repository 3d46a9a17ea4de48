import { chunksOf } from "./body.ts";
import { LogEnds } from "./log-ends.ts";

/** A job's log. `bytes` is its length as far as it was read; `truncated` is true where something of it is missing. */
export type JobLog = { readonly text: string; readonly bytes: number; readonly truncated: boolean };

/** How much more than what is kept is read, in search of the log's end. */
const READ_SHARE = 20;

/** Reads a log in bounded memory and time: its two ends in at most `maxBytes`, and of an endless one no more than twenty times that. */
export async function jobLogOf(body: unknown, maxBytes: number): Promise<JobLog> {
  const ends = new LogEnds(maxBytes);
  for await (const chunk of chunksOf(body)) {
    const room = READ_SHARE * maxBytes - ends.bytes;
    ends.append(chunk.subarray(0, room));
    if (chunk.length > room) return { text: stopped(ends), bytes: ends.bytes, truncated: true };
  }
  return { text: ends.text(), bytes: ends.bytes, truncated: ends.isCut };
}

function stopped(ends: LogEnds): string {
  const text = ends.text();
  return `${text}${text.endsWith("\n") ? "" : "\n"}Bellwether: the log goes on after ${ends.bytes} bytes and was not read further\n`;
}
