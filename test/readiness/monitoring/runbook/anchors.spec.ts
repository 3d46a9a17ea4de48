import { expect, it } from "vitest";
import { globMatches } from "../../../../lambdas/readiness/monitoring/logs/glob.ts";
import { anchorsOf } from "../../../../lambdas/readiness/monitoring/runbook/anchors.ts";

it("anchors are those of GitHub: of headings outside of code, numbered where they are alike", () => {
  const markdown = "# High latency (p99)!\n\n```sh\n# no heading\n```\n\n## Again\n## Again ##\n####### seven\n   ### `code_name` & more\n";

  expect([...anchorsOf(markdown)]).toEqual(["high-latency-p99", "again", "again-1", "code_name--more"]);
});

it.each([
  ["a*c", "abc", true],
  ["*", "", true],
  ["a*b*c", "a-b-b-c", true],
  ["ab*ba", "aba", false],
  ["a*b", "a-c", false],
  ["abc", "abcd", false],
])("%s takes %s: %s", (pattern, text, expected) => {
  expect(globMatches(pattern, text)).toBe(expected);
});
