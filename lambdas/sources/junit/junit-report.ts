export type Outcome = "passed" | "failed" | "skipped";

/** One test of a report. `attempts` are in order; `status` is the last one's. */
export type ReportedTest = {
  /** Class or suites, ` > `, name: at most 500 characters, and only once in a report. */
  readonly test: string;
  /** Names of the suites around it, outermost first, joined by ` > `; empty without any. */
  readonly suite: string;
  readonly classname: string | null;
  readonly name: string;
  readonly file: string | null;
  readonly status: Outcome;
  readonly attempts: Outcome[];
  /** Of the last attempt. */
  readonly durationSeconds: number | null;
  /** Type, message and text of what went wrong or why it was skipped, at most 4,000 characters; a passed one's first failed attempt. */
  readonly message: string | null;
};

export type JUnitReport = { readonly tests: readonly ReportedTest[]; readonly warnings: readonly string[] };
