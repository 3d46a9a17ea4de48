import { TextDecoder } from "node:util";
import type { ReportWarnings } from "./report-warnings.ts";
import { UnreadableReport } from "./unreadable-report.ts";

type Chunk = Uint8Array | string;

/** Long enough for a byte order mark and an XML declaration. */
const HEAD_BYTES = 256;

/**
 * A report's characters: UTF-8 unless a byte order mark or its XML declaration says otherwise. Strings pass as they are.
 * Throws `UnreadableReport` for more than `maxBytes` and for an encoding that nobody knows.
 */
export async function* decodeXml(chunks: AsyncIterable<Chunk>, maxBytes: number, warnings: ReportWarnings): AsyncGenerator<string> {
  let head: Uint8Array = new Uint8Array();
  let decoder: TextDecoder | null = null;
  let lossy = false;
  const note = (text: string) => {
    lossy ||= text.includes("\uFFFD");
    return text;
  };
  for await (const chunk of limited(chunks, maxBytes)) {
    if (typeof chunk === "string") {
      yield chunk;
      continue;
    }
    head = decoder === null ? Buffer.concat([head, chunk]) : chunk;
    if (decoder === null && head.length < HEAD_BYTES) continue;
    decoder ??= new TextDecoder(encodingOf(head, warnings));
    yield note(decoder.decode(head, { stream: true }));
  }
  if (decoder === null && head.length > 0) yield note(new TextDecoder(encodingOf(head, warnings)).decode(head));
  else if (decoder !== null) yield note(decoder.decode());
  if (lossy) warnings.add("some characters are not in the report's encoding, or were lost before");
}

async function* limited(chunks: AsyncIterable<Chunk>, maxBytes: number): AsyncGenerator<Chunk> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new UnreadableReport(`the report is larger than ${maxBytes} bytes`);
    yield chunk;
  }
}

function encodingOf(head: Uint8Array, warnings: ReportWarnings): string {
  const [first, second, third, fourth] = head;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0x3c && second === 0 && third !== 0 && fourth === 0) return "utf-16le";
  if (first === 0 && second === 0x3c && third === 0) return "utf-16be";
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(
    Buffer.from(head)
      .toString("latin1")
      .replace(/^\u00ef\u00bb\u00bf/, ""),
  )?.[1];
  return declared === undefined ? "utf-8" : known(declared, warnings);
}

function known(declared: string, warnings: ReportWarnings): string {
  if (/^(utf-?16|ucs-?2|unicode)/i.test(declared)) {
    warnings.add(`the report says that it is ${declared}, but it is not; read as UTF-8`);
    return "utf-8";
  }
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    throw new UnreadableReport(`line 1: the report declares the encoding ${JSON.stringify(declared.slice(0, 40))}, which is not known`);
  }
}
