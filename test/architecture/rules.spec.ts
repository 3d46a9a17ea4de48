import { describe, expect, it, test } from "vitest";
import { importCycle, loadedWith } from "../support/import-graph.ts";
import { parseModule } from "../support/source-tree.ts";
import { forbiddenImports } from "./layers.ts";

describe("the rule of the layers", () => {
  test.each([
    ["lambdas/domain/runs/new.ts", `import { getRun } from "../../store/runs.ts";`],
    ["lambdas/domain/runs/new.ts", `import type { Table } from "../../store/table.ts";`],
    ["lambdas/domain/runs/new.ts", `const later = () => import("../../runtime/log.ts");`],
    ["lambdas/domain/runs/new.ts", `let table: import("../../store/table.ts").Table;`],
    ["lambdas/domain/runs/new.ts", `export { getRun } from "../../store/runs.ts";`],
    ["lambdas/domain/runs/new.ts", `import { readFileSync } from "node:fs";`],
    ["lambdas/contract/run.ts", `import { ulid } from "ulid";`],
    ["lambdas/http/app.ts", `import { handler } from "../handlers/serve-api.ts";`],
    ["lambdas/http/app.ts", `import { log } from "../runtime/log.ts";`],
    ["lambdas/http/app.ts", `import { S3Client } from "@aws-sdk/client-s3";`],
    ["lambdas/execution/execute.ts", `import { SQSClient } from "@aws-sdk/client-sqs";`],
    ["lambdas/execution/execute.ts", `import { getRun } from "../store/runs.ts";`],
    ["lambdas/runtime/log.ts", `import type { Run } from "../contract/run.ts";`],
    ["lambdas/store/runs.ts", `import { openStores } from "../pipeline/stores.ts";`],
    ["lib/stacks/bellwether-stack.ts", `import { Run } from "../../lambdas/contract/run.ts";`],
    ["lib/constructs/api.ts", `import { BellwetherStack } from "../stacks/bellwether-stack.ts";`],
    ["web/src/main.tsx", `import { Run } from "../../lambdas/contract/run.ts";`],
    ["lambdas/helpers/misc.ts", ``],
  ])("refuses in %s: %s", (path, code) => {
    expect(forbiddenImports(parseModule(path, code))).toHaveLength(1);
  });

  test.each([
    ["lambdas/domain/runs/new.ts", `import type { Run } from "../../contract/run.ts";`],
    ["lambdas/handlers/sweep.ts", `import { log } from "../runtime/log.ts";`],
    ["lib/stacks/bellwether-stack.ts", `import { STAGE } from "../../lambdas/contract/names.ts";`],
    ["web/src/main.tsx", `import { type Run, type Step } from "../../lambdas/contract/run.ts";`],
  ])("allows in %s: %s", (path, code) => {
    expect(forbiddenImports(parseModule(path, code))).toEqual([]);
  });
});

describe("what a module does", () => {
  test.each([
    ["clock", "const at = Date.now();"],
    ["clock", "const at = new Date().toISOString();"],
    ["clock", "const at = performance.now();"],
    ["dice", "const share = Math.random();"],
    ["dice", "const id = randomUUID();"],
    ["dice", "const id = ulid();"],
    ["environment", "const { TARGET } = process.env;"],
    ["network", "const answer = await fetch(url);"],
    ["timer", "setTimeout(work, 10);"],
    ["cast", "const run = value as Run;"],
    ["cast", "const run = <Run>value;"],
    ["any", "const run: any = value;"],
    ["any", "const module = await import(name);"],
  ])("shows %s in: %s", (trait, code) => {
    expect(parseModule("module.ts", `\n${code}`).traits).toEqual([{ trait, at: "module.ts:2" }]);
  });

  it("shows nothing of what is only said in comments, texts and harmless forms", () => {
    const code = `// Date.now() as any\nconst text = "Math.random() as Run";\nconst at = new Date(0);\nconst all = ["a"] as const;`;

    expect(parseModule("module.ts", code).traits).toEqual([]);
  });
});

describe("the graph of imports", () => {
  const modules = (edges: Record<string, string>) => Object.entries(edges).map(([path, code]) => parseModule(path, code));

  it("finds a circle of three, types included", () => {
    const circle = modules({
      "a.ts": `import "./b.ts";`,
      "b.ts": `import type { C } from "./c.ts";`,
      "c.ts": `import { a } from "./a.ts";`,
    });

    expect(importCycle(circle)).toEqual(["a.ts", "b.ts", "c.ts", "a.ts"]);
  });

  it("takes two ways to one module for no circle", () => {
    expect(importCycle(modules({ "a.ts": `import "./b.ts"; import "./c.ts";`, "b.ts": `import "./c.ts";`, "c.ts": "" }))).toBeNull();
  });

  it("loads what is imported as a value, however deep, and nothing lazy", () => {
    const files = modules({
      "a.ts": `import { b } from "./b.ts"; const later = () => import("./lazy.ts");`,
      "b.ts": `import { S3Client } from "@aws-sdk/client-s3"; import type { T } from "./types.ts";`,
      "lazy.ts": "",
      "types.ts": "",
    });

    expect([...loadedWith("a.ts", files)]).toEqual(["a.ts", "b.ts", "@aws-sdk/client-s3"]);
  });
});
