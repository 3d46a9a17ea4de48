import { describe, expect, it } from "vitest";
import { STACKS } from "../../../lambdas/contract/release.ts";
import type { Package } from "../../../lambdas/readiness/check.ts";
import { pipelineChecks } from "../../../lambdas/readiness/pipeline/pipeline-checks.ts";
import { requirementsChecks } from "../../../lambdas/readiness/requirements/requirements-checks.ts";
import { generated } from "./edited.ts";

const checks = [...requirementsChecks, ...pipelineChecks];
const LARGE = 200 * 1024;
const repeated = (text: string) => text.repeat(Math.ceil(LARGE / text.length));
const numbered = (line: (n: number) => string, count: number) => Array.from({ length: count }, (_, n) => line(n)).join("\n");
/** Nine lists of nine of the list before: nine to the ninth entries. */
const BOMB = [
  "a: &a [x, x, x, x, x, x, x, x, x]",
  ...[..."bcdefghij"].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghij"[at]}`).join(", ")}]`),
].join("\n");

const ODD: readonly (readonly [what: string, content: string])[] = [
  ["nothing", ""],
  ["spaces", " \n\t\n"],
  ["{}", "{}"],
  ["[]", "[]"],
  ["null", "null"],
  ["a number", "42"],
  ["a text", '"text"'],
  ["bytes", "\u0000\u0001\ufffd\u001b[31m\ud800"],
  ["200 KB of words", repeated("lorem ipsum ")],
  ["200 KB of brackets", repeated("[")],
  ["200 KB of braces", repeated("{}")],
  ["200 KB of quotes", repeated('"')],
  ["200 KB of mappings", repeated("a: b: c: [\n")],
  ["200 KB of tags", repeated("!a ")],
  ["200 KB of keys", numbered((n) => `k${n}: 1`, 20_000)],
  ["more than is read", repeated("# comment\n").repeat(2)],
  ["aliases that multiply", BOMB],
  ["an alias of itself", "jobs: &a\n  b: *a\nstories: *a\n"],
  ["an alias of nothing", "jobs: *nobody\n"],
  ["a key that is there twice", "jobs: {}\njobs: {}\n"],
  [
    "a prototype",
    '{"__proto__": {"jobs": {}}, "constructor": {"prototype": {}}, "jobs": {"__proto__": {}, "toString": {}}, "stories": []}',
  ],
  ["two documents", "a: 1\n---\nb: 2\n"],
  ["jobs of nothing", '{"on": null, "jobs": {"build": null, "scan": [], "canary": "x"}, "stages": [null], "stories": [null, 1, {}]}'],
  ["jobs without end", `on: push\njobs:\n${numbered((n) => `  k${n}: {}`, 9000)}\n`],
  ["brackets in a condition", `on: push\njobs:\n  build:\n    runs-on: x\n    if: ${"(".repeat(8000)}\n    steps: [{run: echo}]\n`],
  ["brackets in an expression", `on: push\njobs:\n  build:\n    runs-on: x\n    steps: [{run: "\${{ ${"!".repeat(9000)}a }}"}]\n`],
  [
    "groups of nothing",
    '{"groups": [{"rules": [null]}], "Resources": {"A": null, "B": {"Type": "AWS::CloudWatch::Alarm", "Properties": 3}}}',
  ],
];

/** The package with the odd content in place of every file that any of the checks looks at. */
async function spoilt(of: Package, content: string): Promise<Package> {
  const found = await Promise.all(checks.map(({ look }) => look(of)));
  const read = new Set(found.flatMap(({ artifacts }) => artifacts));
  return { ...of, files: of.files.map((file) => (read.has(file.path) ? { ...file, content } : file)) };
}

const PACKAGES = new Map(STACKS.map((stack) => [stack, generated(stack)]));

describe.each(ODD)("in place of what they read: %s", (_, content) => {
  it.each(STACKS)("fails all checks of %s with a reason, in time, and throws in none", async (stack) => {
    const odd = await spoilt(PACKAGES.get(stack) ?? generated(stack), content);
    const begun = performance.now();
    for (const { id, look } of checks) {
      const { result, reason } = await look(odd);
      expect([id, result]).toEqual([id, "fail"]);
      expect(reason, id).toMatch(/^(docs|monitoring|\.github)\/[\w./-]+/);
    }
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});

describe("without any file", () => {
  it.each(STACKS)("fails every check of %s", async (stack) => {
    const { context } = generated(stack);
    for (const { id, look } of checks) expect([id, (await look({ context, files: [] })).result]).toEqual([id, "fail"]);
  });
});

describe("after odd input", () => {
  it("still lints: nothing that is let through ends the linter's program", async () => {
    for (const { id, look } of pipelineChecks) expect([id, (await look(generated("static-site"))).result]).toEqual([id, "pass"]);
  });
});
