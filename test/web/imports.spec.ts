import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../../web/src");
const imports = globSync("**/*.{ts,tsx}", { cwd: ROOT }).flatMap((file) =>
  [...readFileSync(join(ROOT, file), "utf8").matchAll(/^import ([^;]*?)from "([^"]+)";$/gms)].map(([, what = "", from = ""]) => ({
    file,
    what,
    from,
  })),
);

it("takes only types from the system's code: no schema may be bundled into the page", () => {
  const foreign = imports.filter(({ from }) => from.includes("lambdas/"));
  expect(foreign.length).toBeGreaterThan(10);
  expect(foreign.filter(({ what, from }) => !what.startsWith("type ") || !from.includes("lambdas/contract/"))).toEqual([]);
});

it("needs Preact, single grammars of highlight.js, and nothing else", () => {
  const packages = new Set(imports.map(({ from }) => from).filter((from) => !from.startsWith(".")));
  const others = [...packages].filter((from) => !from.startsWith("highlight.js/lib/languages/"));
  expect(others.toSorted()).toEqual(["highlight.js", "highlight.js/lib/core", "preact", "preact/hooks"]);
});

it("takes highlight.js as a whole for its types only, and loads it where code is shown, not with the page", () => {
  expect(imports.filter(({ what, from }) => from === "highlight.js" && !what.startsWith("type "))).toEqual([]);
  expect(imports.filter(({ file, from }) => from.endsWith("/highlight.ts") && !file.startsWith("code/"))).toEqual([]);
  expect(imports.filter(({ from }) => from.endsWith("/highlight.ts"))).toEqual([]);
});
