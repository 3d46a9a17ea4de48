import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { extract } from "tar-stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { packFolder, sourceIdOf } from "../../../bin/samples/pack.ts";
import { Ulid } from "../../../lambdas/contract/scalars.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "pack-"));
  writeFileSync(join(dir, ".bellwether.json"), "{}");
  mkdirSync(join(dir, "bin"));
  writeFileSync(join(dir, "bin", "run"), "#!/bin/sh\n");
  chmodSync(join(dir, "bin", "run"), 0o775);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function entriesOf(tarball: Buffer) {
  const entries: [string, string, string][] = [];
  for await (const entry of Readable.from([gunzipSync(tarball)]).pipe(extract())) {
    entries.push([entry.header.name, (entry.header.mode ?? 0).toString(8), await text(entry)]);
  }
  return entries;
}

it("packs every file with its executable bit, dot files too", async () => {
  const { tarball } = await packFolder(dir);
  expect(await entriesOf(tarball)).toEqual([
    [".bellwether.json", "644", "{}"],
    ["bin/run", "755", "#!/bin/sh\n"],
  ]);
});

it("leaves out installed packages, the repository's history and links", async () => {
  mkdirSync(join(dir, "node_modules"));
  writeFileSync(join(dir, "node_modules", "x.js"), "");
  symlinkSync("/etc/passwd", join(dir, "link"));
  expect(await entriesOf((await packFolder(dir)).tarball)).toHaveLength(2);
});

it("names equal content alike, whenever it was written, so that a second start uploads nothing", async () => {
  const { id } = await packFolder(dir);
  utimesSync(join(dir, ".bellwether.json"), 1, 1);
  expect((await packFolder(dir)).id).toBe(id);
  writeFileSync(join(dir, ".bellwether.json"), "{ }");
  expect((await packFolder(dir)).id).not.toBe(id);
});

it("names a source as the API does", () => {
  expect(Ulid.safeParse(sourceIdOf(Buffer.from("content"))).success).toBe(true);
});
