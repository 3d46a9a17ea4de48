/** What a run's item may hold, so that it stays small in the table and in lists. The whole is in the tests object and the clusters. */
export const BOUNDS = { failures: 20, failedTests: 100, failedTestsLength: 20_000, clusterIds: 40, notes: 20, textLength: 500 } as const;

/** One line of at most 500 characters. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= BOUNDS.textLength ? line : `${line.slice(0, BOUNDS.textLength - 1)}…`;
}
