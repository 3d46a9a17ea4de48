import { nameOf } from "./report-text.ts";

export type Distinguishable = { test: string; readonly suite: string; readonly file: string | null; readonly host: string | null };

const QUALIFIERS: readonly ((test: Distinguishable) => string)[] = [
  (test) => test.suite,
  (test) => test.file ?? "",
  (test) => test.host ?? "", // Where Playwright puts the browser.
];

/** Makes ids unique in place: by what differs between tests of one id (suite, file, host), at last by number in order. */
export function distinguish(tests: readonly Distinguishable[], qualifiers = QUALIFIERS): void {
  const [qualifier, ...others] = qualifiers;
  for (const group of Map.groupBy(tests, ({ test }) => test).values()) {
    if (group.length === 1) continue;
    if (qualifier === undefined) {
      for (const [index, test] of group.entries()) if (index > 0) test.test = nameOf(`${test.test} (${index + 1})`);
      continue;
    }
    if (new Set(group.map(qualifier)).size > 1) {
      for (const test of group) if (qualifier(test) !== "") test.test = nameOf(`${test.test} [${qualifier(test)}]`);
    }
    distinguish(group, others);
  }
}
