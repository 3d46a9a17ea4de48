import type { Api } from "./api.ts";
import { describeFlakyTest } from "./describe.ts";
import { verdictProblems } from "./expectations.ts";
import { until } from "./until.ts";

const WITHIN_MS = 30_000;

/** Waits until a test of the repository is called flaky because of the commit. */
export async function awaitVerdict(api: Api, repo: string, commit: string, tell: (line: string) => void): Promise<string[]> {
  const tests = await until(
    () => api.flakyTests(repo),
    (found) => verdictProblems(found, commit).length === 0,
    WITHIN_MS,
  );
  for (const test of tests) for (const line of describeFlakyTest(test)) tell(`  ${line}`);
  return verdictProblems(tests, commit);
}
