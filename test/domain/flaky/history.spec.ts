import { expect, it } from "vitest";
import { judgeHistory } from "../../../lambdas/domain/flaky/history.ts";
import { history, NOW } from "./factories.ts";

const testsOf = (letters: Record<string, string>) =>
  Object.entries(letters).flatMap(([test, of]) => history(of, "a".repeat(of.length)).map((outcome) => ({ ...outcome, test })));

const verdicts = (records: ReturnType<typeof testsOf>) =>
  Object.fromEntries(judgeHistory(records, NOW).map(({ test, verdict }) => [test, verdict]));

it("finds the run in which most tests failed, and blames no test for it", () => {
  const outage = testsOf({ a: "ppfppp", b: "ppfppp", c: "ppfppp", d: "pppppp", e: "fpfppp" });
  expect(verdicts(outage)).toEqual({ a: "stable", b: "stable", c: "stable", d: "stable", e: "flaky" });
});

it("counts a test that passed on a later attempt as passed when it looks for outages", () => {
  const records = testsOf({ a: "fff", b: "fff", c: "fff", d: "fff" });
  const passedLater = records.map((record) => ({ ...record, outcome: "passed" as const }));
  expect(verdicts([...records, ...passedLater])).toEqual({ a: "flaky", b: "flaky", c: "flaky", d: "flaky" });
});

it("does not take a repository with three tests for an outage", () => {
  expect(verdicts(testsOf({ a: "pfpfp", b: "fffff", c: "fffff" }))).toEqual({ a: "flaky", b: "broken", c: "broken" });
});

it("judges the whole history, however long", () => {
  expect(verdicts(testsOf({ a: `f${"p".repeat(99)}` }))).toEqual({ a: "flaky" });
});
