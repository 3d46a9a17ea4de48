import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { locateRoot } from "../../../lambdas/sources/tarball/locate-root.ts";
import { aScratch } from "./archives.ts";

test.each([
  { holds: "the workflow itself", files: [".bellwether.json", "sub/.bellwether.json"], root: "." },
  { holds: "one directory with the workflow", files: ["shop-1a2b/.bellwether.json", "stray.txt"], root: "shop-1a2b" },
  { holds: "one directory without it", files: ["shop-1a2b/readme"], root: "." },
  { holds: "several directories", files: ["a/.bellwether.json", "b/x"], root: "." },
  { holds: "the workflow two levels down", files: ["a/b/.bellwether.json"], root: "." },
  { holds: "nothing", files: [], root: "." },
])("a source that holds $holds begins at $root", async ({ files, root }) => {
  const { outside } = aScratch();
  for (const file of files) {
    mkdirSync(join(outside, file, ".."), { recursive: true });
    writeFileSync(join(outside, file), "");
  }
  await expect(locateRoot(outside)).resolves.toBe(join(outside, root));
});
