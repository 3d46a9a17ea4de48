import type { Evidence, Failure } from "../contract/failure.ts";

/** Text this short stands in too many lines to say where it came from. */
const SHORTEST = 8;

/**
 * Give evidence from test reports the number of the log line that holds it, so that a reader can jump there. Where the log
 * does not hold it, the line stays that of the report's message.
 */
export async function placeEvidence(lines: AsyncIterable<string>, failures: readonly Failure[]): Promise<Failure[]> {
  const wanted = new Map<string, number | null>();
  for (const { evidence } of failures) for (const { text } of evidence) if (text.trim().length >= SHORTEST) wanted.set(text.trim(), null);
  let missing = wanted.size;
  let number = 0;
  for await (const line of lines) {
    number++;
    if (missing === 0) break;
    for (const [text, found] of wanted) {
      if (found !== null || !line.includes(text)) continue;
      wanted.set(text, number);
      missing--;
    }
  }
  const place = (evidence: Evidence): Evidence => ({ ...evidence, line: wanted.get(evidence.text.trim()) ?? evidence.line });
  return failures.map((failure) => ({ ...failure, evidence: failure.evidence.map(place) }));
}
