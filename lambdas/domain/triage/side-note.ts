const SIDE_NOTES: readonly RegExp[] = [
  /^\W{0,4}(?:warning|warn|debug|notice|note|info|deprecat\w+|npm warn|hint|tip)\b/i,
  /\b(?:retrying|will retry|trying again|back(?:ing)? off|attempt \d+ (?:of|\/) ?\d+|next attempt|ignoring|ignored|skipping|non-fatal|continuing)\b/i,
  /\b(?:failed|unable|could not|error) (?:to )?(?:\w{1,20} and )?(?:upload|uploading|save|saving|restore|restoring|send|sending|report|reporting|post|posting)\b.{0,80}\b(?:artifacts?|metrics?|cache|reports?|stats?|statistics|telemetry|coverage|documents?|analytics|summary|comment|notification)\b/i,
  /\bcould not download cache\b|\bcache (?:not found|miss)/i,
  /\bwith 0 (?:failures|errors)\b|\b0 (?:failed|failures|errors)\b|\bno errors?\b|\berrors?: 0\b/i,
];

/** A line about something that went wrong beside the point: a warning, a retry, an upload of metrics. */
export function isSideNote(text: string): boolean {
  return SIDE_NOTES.some((pattern) => pattern.test(text));
}

const PASSING =
  /^\s*(?:✓|✔|√|✅|☑|PASS(?:ED)?\b|ok \d|--- PASS|\[\s+OK \])|\b(?:PASSED|SKIPPED|\.\.\. ok|\.\.\. skipped .{0,200})(?:\s+\[.{1,20}\]){0,2}$/;

/** A line about a test that passed or was left out, whatever its name speaks of. */
export function isPassing(text: string): boolean {
  return PASSING.test(text);
}
