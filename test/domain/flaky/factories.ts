import type { TrackedOutcome } from "../../../lambdas/contract/flaky-test.ts";

export const NOW = "2026-11-21T12:00:00Z";
const START = Date.parse("2026-11-20T12:00:00Z");

export const shaOf = (name: string) => name.repeat(40).slice(0, 40);

export const anOutcome = (overrides: Partial<TrackedOutcome> = {}): TrackedOutcome => ({
  runId: "run-1",
  commit: shaOf("a"),
  at: new Date(START).toISOString(),
  outcome: "passed",
  ...overrides,
});

/** One run a letter, ten minutes apart: `f` failed, `p` passed. `commits` has a letter a run; without it each run has its own. */
export const history = (letters: string, commits?: string): TrackedOutcome[] =>
  [...letters].map((letter, index) => ({
    runId: `run-${String(index + 1).padStart(3, "0")}`,
    commit: shaOf(commits?.[index] ?? index.toString(16).padStart(2, "0")),
    at: new Date(START + index * 600_000).toISOString(),
    outcome: letter === "f" ? "failed" : "passed",
  }));
