import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { extract } from "tar-stream";
import { describe, expect, it } from "vitest";
import { archiveOf } from "../../../lambdas/pipeline/releases/archive.ts";

const FILES = [
  { path: "Dockerfile", content: "FROM scratch\n" },
  { path: "scripts/rollback.sh", content: "#!/bin/sh\necho ä\n" },
  { path: "app/drift.py", content: "#!/usr/bin/env python3\n" },
  { path: `${"deep/".repeat(30)}file.yaml`, content: "a: 1\n" },
  { path: "empty", content: "" },
];

async function entriesOf(archive: Uint8Array) {
  const entries: { path: string; mode: number | undefined; content: string }[] = [];
  const tar = extract();
  Readable.from([gunzipSync(archive)]).pipe(tar);
  for await (const entry of tar) {
    entries.push({ path: entry.header.name, mode: entry.header.mode, content: await text(entry) });
  }
  return entries;
}

describe("an archive", () => {
  it("holds every file whole, under its path, with scripts executable", async () => {
    const entries = await entriesOf(await archiveOf(FILES));

    expect(entries.map(({ path, content }) => ({ path, content }))).toEqual(FILES);
    expect(entries.map(({ mode }) => mode?.toString(8))).toEqual(["644", "755", "644", "644", "644"]);
  });

  it("is the same bytes for the same files, whenever it is made, and others for others", async () => {
    const first = Buffer.from(await archiveOf(FILES));
    await new Promise((resolve) => setTimeout(resolve, 1_100));

    expect(first.equals(await archiveOf(FILES))).toBe(true);
    expect(first.equals(await archiveOf([...FILES].reverse()))).toBe(false);
  });
});
