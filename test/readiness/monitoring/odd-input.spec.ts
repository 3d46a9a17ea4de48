import { describe, expect, it } from "vitest";
import { STACKS } from "../../../lambdas/contract/release.ts";
import type { Package } from "../../../lambdas/readiness/check.ts";
import { monitoringChecks } from "../../../lambdas/readiness/monitoring/monitoring-checks.ts";
import { aPackage, without, withText } from "./a-package.ts";
import { MUTATIONS } from "./mutations.ts";

const LONGEST = 200_000;
const rulesOf = (expr: string) => `groups: [{ name: a, rules: [{ alert: b, expr: ${JSON.stringify(expr)} }] }]`;

/** What somebody may put in a file's place. */
const TEXTS: Readonly<Record<string, string>> = {
  nothing: "",
  "an object": "{}",
  "a list": "[]",
  null: "null",
  "a number": "1",
  "zero bytes": "\0".repeat(LONGEST),
  "the name of a prototype": '{"__proto__": {"groups": []}, "constructor": 1, "toString": {}}',
};

/** What takes long to read, or goes deep. */
const HEAVY: Readonly<Record<string, string>> = {
  "open brackets": "[".repeat(LONGEST),
  "open quotes": '"'.repeat(LONGEST),
  "an alias bomb": `a: &a [x, x]\n${Array.from({ length: 30 }, (_, at) => `b${at}: &b${at} [*${at === 0 ? "a" : `b${at - 1}`}, *a]`).join("\n")}`,
  documents: "---\n".repeat(LONGEST / 4),
  "one key over and over": "a: 1\n".repeat(LONGEST / 5),
  substitutions: "$(".repeat(LONGEST / 2),
  blocks: "if a\nthen\n".repeat(LONGEST / 10),
  "a deep expression": rulesOf(`${"-(".repeat(1000)}up${")".repeat(1000)}`),
  "a long expression": rulesOf("up + ".repeat(20_000)),
  "recordings of each other": `groups:\n- name: a\n  rules:\n${Array.from(
    { length: 190 },
    (_, at) =>
      `  - {record: r${at}, expr: "${Array(40)
        .fill(`r${(at + 1) % 190}`)
        .join("+")}"}\n`,
  ).join("")}  - {alert: b, expr: r0 > 1}\n`,
};

async function failing(of: Package): Promise<number> {
  // By their own hand: `runChecks` would catch what they throw.
  const findings = await Promise.all(monitoringChecks.map(async ({ look }) => look(of)));
  return findings.filter(({ result, reason }) => result === "fail" && reason !== "").length;
}

describe.each(STACKS)("odd files in a package of %s", (stack) => {
  const generated = aPackage(stack);
  const files = [...new Set(MUTATIONS[stack].map(({ file }) => file))];
  // On a static site the stack's template is looked at for log groups alone.
  const needed = files.filter((file) => !(stack === "static-site" && file === "infra/template.yaml"));

  it.each(needed)("%s fails a check where it is missing, and throws in none", async (file) => {
    expect(await failing(without(generated, file))).toBeGreaterThan(0);
  });

  it.each(Object.keys(TEXTS))("%s in a file's place fails a check, and throws in none", async (what) => {
    for (const file of needed) expect(await failing(withText(generated, file, () => TEXTS[what] ?? "")), file).toBeGreaterThan(0);
  });
});

// One file of each kind: how they are read is the same for all.
const HEAVY_FILES = [
  ["python-kubernetes", "monitoring/rules.yml"],
  ["node-lambda", "monitoring/cloudwatch.yml"],
  ["node-lambda", "scripts/rollback.sh"],
] as const;

describe.each(HEAVY_FILES)("in a package of %s, %s", (stack, file) => {
  const generated = aPackage(stack);

  it.each(Object.keys(HEAVY))("is judged within seconds where it holds %s", async (what) => {
    const began = performance.now();

    expect(await failing(withText(generated, file, () => HEAVY[what] ?? ""))).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
