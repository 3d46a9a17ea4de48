import { distinguish } from "./distinguish.ts";
import type { ReportedTest } from "./junit-report.ts";
import { UNNAMED } from "./test-id.ts";

/** One `<testcase>` as read: where it stood tells it from others of its name. */
export type ReadCase = ReportedTest & { readonly host: string | null; readonly line: string | null };

type Folded = { -readonly [Key in keyof ReadCase]: ReadCase[Key] };

/**
 * Gathers the cases of a report into tests. A case that is reported again after it failed is a further attempt of it, as
 * tools that rerun failures write them, and decides its status. One that is reported again after it passed or was
 * skipped is another case of the same name (parameters that the name does not show): it stays a test of its own, so that
 * no failure hides behind another case that passed.
 */
export class AttemptFolder {
  readonly #tests: Folded[] = [];
  readonly #latest = new Map<string, Folded>();

  add(read: ReadCase): void {
    const key = JSON.stringify([read.suite, read.host, read.classname, read.name, read.file, read.line]);
    const before = read.name === UNNAMED ? undefined : this.#latest.get(key);
    if (before?.status === "failed") {
      before.attempts.push(...read.attempts);
      before.status = read.status;
      before.durationSeconds = read.durationSeconds;
      before.message = read.status === "failed" ? (read.message ?? before.message) : before.message;
      return;
    }
    const folded = { ...read };
    this.#latest.set(key, folded);
    this.#tests.push(folded);
  }

  get size(): number {
    return this.#tests.length;
  }

  tests(): ReportedTest[] {
    distinguish(this.#tests);
    return this.#tests.map(({ host: _host, line: _line, ...test }) => test);
  }
}
