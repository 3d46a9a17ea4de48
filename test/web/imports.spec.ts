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

it("needs Preact and nothing else", () => {
  const packages = new Set(imports.map(({ from }) => from).filter((from) => !from.startsWith(".")));
  expect([...packages].toSorted()).toEqual(["preact", "preact/hooks"]);
});
