import type { ReadCase } from "./attempts.ts";
import { type FoundProblem, outcomeOf } from "./case-outcome.ts";
import { nameOrNull, secondsOf } from "./report-text.ts";
import { testIdOf, UNNAMED } from "./test-id.ts";

/** Where a case stands: its suites' names, and what it inherits from them. */
export type Suite = { readonly path: string; readonly host: string | null; readonly file: string | null };

/** A `<testcase>` with what was found inside it. */
export function readCase(attributes: Readonly<Record<string, string>>, problems: readonly FoundProblem[], suite: Suite): ReadCase {
  const name = nameOrNull(attributes.name) ?? UNNAMED;
  const classname = nameOrNull(attributes.classname) ?? nameOrNull(attributes.class);
  const { attempts, message } = outcomeOf(attributes, problems);
  return {
    test: testIdOf({ suite: suite.path, classname, name }),
    suite: suite.path,
    classname,
    name,
    file: nameOrNull(attributes.file) ?? suite.file,
    host: suite.host,
    line: attributes.line ?? null,
    status: attempts.at(-1) ?? "passed",
    attempts,
    durationSeconds: secondsOf(attributes.time),
    message,
  };
}
