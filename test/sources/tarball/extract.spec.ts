import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { extractTarball } from "../../../lambdas/sources/tarball/extract.ts";
import { UnsafeArchive } from "../../../lambdas/sources/tarball/unsafe-archive.ts";
import { aHeader, aScratch, aTar, aTarball, type Item, inPieces } from "./archives.ts";

const LIMITS = { maxEntries: 50, maxBytes: 100_000, maxNameLength: 60 };

async function unpack(...items: Item[]) {
  const { outside, inside } = aScratch();
  const result = await extractTarball(inPieces(await aTarball(...items)), inside, LIMITS);
  return { ...result, outside, inside, read: (path: string) => readFileSync(join(inside, path), "utf8") };
}

describe("an honest tarball", () => {
  it("is unpacked with its directories, its bytes and its executable bits", async () => {
    const { files, bytes, inside, read } = await unpack(
      { name: "./", type: "directory" },
      { name: "./src/", type: "directory", mode: 0o700 },
      { name: "./src/deep/a.txt", body: "alpha", mode: 0o644 },
      { name: "run.sh", body: "#!/bin/sh\n", mode: 0o4755 },
      { name: "empty", body: "" },
    );
    expect({ files, bytes }).toEqual({ files: 3, bytes: 15 });
    expect(read("src/deep/a.txt")).toBe("alpha");
    expect(read("empty")).toBe("");
    expect(lstatSync(join(inside, "run.sh")).mode & 0o7777).toBe(0o755);
    expect(lstatSync(join(inside, "src/deep/a.txt")).mode & 0o111).toBe(0);
  });

  it("keeps links that stay inside, symbolic and hard", async () => {
    const { inside, read } = await unpack(
      { name: "lib/real.txt", body: "real" },
      { name: "bin/up", type: "symlink", linkname: "../lib/real.txt" },
      { name: "dangling", type: "symlink", linkname: "later/x" },
      { name: "same", type: "link", linkname: "lib/real.txt" },
    );
    expect([read("bin/up"), read("same")]).toEqual(["real", "real"]);
    expect(lstatSync(join(inside, "dangling")).isSymbolicLink()).toBe(true);
  });

  it("leaves out what macOS and pax keep for themselves, and reads long names of pax headers", async () => {
    const long = `${"d".repeat(40)}/ünïcode-${"n".repeat(8)}`;
    const { files, inside, read } = await unpack(
      { name: "._run.sh", body: "\0\x05\x16\x07" },
      { name: "src/._a", body: "\0\x05\x16\x07" },
      { name: "pax_global_header", body: "52 comment=0123\n" },
      { name: long, body: "here" },
    );
    expect(files).toBe(1);
    expect(read(long)).toBe("here");
    expect(readdirSync(inside)).toEqual(["d".repeat(40)]);
  });

  it("skips a global pax header, with which git begins its archives", async () => {
    const comment = "52 comment=0123456789012345678901234567890123456789\n";
    const global = Buffer.concat([
      aHeader({ name: "pax_global_header", type: "g", size: comment.length }),
      Buffer.from(comment.padEnd(512, "\0")),
    ]);
    const { inside } = aScratch();
    const tar = Buffer.concat([global, await aTar({ name: "a", body: "1" })]);
    await expect(extractTarball(inPieces(gzipSync(tar)), inside)).resolves.toEqual({ files: 1, bytes: 1 });
  });

  it("lets the later of two entries of one name win", async () => {
    const { read } = await unpack(
      { name: "a", body: "first" },
      { name: "b", type: "symlink", linkname: "a" },
      { name: "b", body: "second" },
    );
    expect([read("a"), read("b")]).toEqual(["first", "second"]);
  });

  it("is the same however its bytes arrive", async () => {
    const bytes = await aTarball(
      { name: "a", body: "x".repeat(3000) },
      { name: "d/b", body: "y" },
      { name: "l", type: "symlink", linkname: "d/b" },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length }), async (size) => {
        const { inside } = aScratch();
        expect(await extractTarball(inPieces(bytes, size), inside)).toEqual({ files: 3, bytes: 3001 });
        expect(readFileSync(join(inside, "l"), "utf8")).toBe("y");
      }),
      { numRuns: 30 },
    );
  });
});

describe("a tarball that would write outside its directory", () => {
  const file = { name: "a", body: "a" };
  test.each<{ how: string; items: Item[]; says: RegExp }>([
    { how: "an absolute path", items: [{ name: "/etc/passwd", body: "x" }], says: /"\/etc\/passwd" has an absolute path/ },
    { how: "climbing", items: [file, { name: "../evil", body: "x" }], says: /"\.\.\/evil" leaves the directory/ },
    { how: "climbing in the middle", items: [{ name: "a/../../evil", body: "x" }], says: /leaves the directory/ },
    { how: "a directory that climbs", items: [{ name: "x/../../d/", type: "directory" }], says: /leaves the directory/ },
    {
      how: "an absolute symbolic link",
      items: [{ name: "l", type: "symlink", linkname: "/etc" }],
      says: /"l" points to "\/etc", an absolute path/,
    },
    {
      how: "a climbing symbolic link",
      items: [{ name: "d/l", type: "symlink", linkname: "../../evil" }],
      says: /"d\/l" points to .* outside/,
    },
    { how: "a link that climbs late", items: [{ name: "l", type: "symlink", linkname: "d/../../evil" }], says: /outside the directory/ },
    { how: "a hard link out", items: [{ name: "l", type: "link", linkname: "../evil" }], says: /leaves the directory/ },
    { how: "an absolute hard link", items: [{ name: "l", type: "link", linkname: "/etc/passwd" }], says: /absolute path/ },
    {
      how: "a hard link to a symbolic link",
      items: [file, { name: "s", type: "symlink", linkname: "a" }, { name: "h", type: "link", linkname: "s" }],
      says: /"h" points to "s", which is no file/,
    },
    {
      how: "a write through a link",
      items: [
        { name: "d/", type: "directory" },
        { name: "l", type: "symlink", linkname: "d" },
        { name: "l/evil", body: "x" },
      ],
      says: /"l\/evil" would be written through "l"/,
    },
    {
      how: "a directory made through a link",
      items: [
        { name: "l", type: "symlink", linkname: "." },
        { name: "l/d/", type: "directory" },
      ],
      says: /"l\/d\/" would be written through "l"/,
    },
  ])("is refused: $how", async ({ items, says }) => {
    const { outside, inside } = aScratch();
    const attempt = extractTarball(inPieces(await aTarball(...items)), inside);
    await expect(attempt).rejects.toThrow(UnsafeArchive);
    await expect(attempt).rejects.toThrow(says);
    expect(readdirSync(outside)).toEqual(["inside"]);
  });

  it("cannot bend one link with another: what climbs, climbs at the link's start only", async () => {
    const { outside, inside } = aScratch();
    writeFileSync(join(outside, "secret"), "secret");
    mkdirSync(inside);
    const bytes = await aTarball(
      { name: "deep/er/up", type: "symlink", linkname: "../.." },
      { name: "bent", type: "symlink", linkname: "deep/er/up/../secret" },
    );
    await extractTarball(inPieces(bytes), inside);
    expect(existsSync(join(inside, "bent"))).toBe(false);
  });

  it("does not write through a link that lay there before", async () => {
    const { outside, inside } = aScratch();
    mkdirSync(inside);
    writeFileSync(join(outside, "precious"), "kept");
    symlinkSync(outside, join(inside, "d"));
    symlinkSync(join(outside, "precious"), join(inside, "f"));
    await expect(extractTarball(inPieces(await aTarball({ name: "d/precious", body: "x" })), inside)).rejects.toThrow(UnsafeArchive);
    await extractTarball(inPieces(await aTarball({ name: "f", body: "x" })), inside);
    expect(readFileSync(join(outside, "precious"), "utf8")).toBe("kept");
  });
});

describe("a tarball that is too much", () => {
  test.each<{ how: string; items: Item[]; says: RegExp }>([
    { how: "entries", items: Array.from({ length: 51 }, (_, index) => ({ name: `f${index}` })), says: /more than 50 entries/ },
    {
      how: "one large file",
      items: [{ name: "big", body: Buffer.alloc(100_001) }],
      says: /"big" the archive unpacks to more than 100000 bytes/,
    },
    {
      how: "files that are large together",
      items: [
        { name: "half", body: Buffer.alloc(60_000) },
        { name: "other", body: Buffer.alloc(60_000) },
      ],
      says: /unpacks to more than 100000 bytes/,
    },
    { how: "a long name", items: [{ name: `d/${"n".repeat(80)}`, body: "x" }], says: /more than 60/ },
    { how: "a long target", items: [{ name: "l", type: "symlink", linkname: "n".repeat(80) }], says: /more than 60/ },
  ])("is refused: $how", async ({ items, says }) => {
    await expect(unpack(...items)).rejects.toThrow(says);
    await expect(unpack(...items)).rejects.toThrow(UnsafeArchive);
  });

  it("is refused as a bomb by its ratio, long before it is unpacked", async () => {
    const { inside } = aScratch();
    const bomb = await aTarball({ name: "zeros", body: Buffer.alloc(8_000_000) });
    const attempt = extractTarball(inPieces(bomb), inside, { ratioFloorBytes: 1_000_000 });
    await expect(attempt).rejects.toThrow(/more than 200 times its size/);
    await expect(attempt).rejects.toThrow(UnsafeArchive);
    expect(lstatSync(join(inside, "zeros")).size).toBeLessThan(3_000_000);
  });

  it("counts what no entry holds, too: a file that claims to be small, headers without end", async () => {
    const { inside } = aScratch();
    const headers = Buffer.concat(Array.from({ length: 400 }, () => aHeader({ name: "pax", type: "x", size: 0 })));
    await expect(extractTarball(inPieces(gzipSync(headers)), inside, LIMITS)).rejects.toThrow(/unpacks to more than 100000 bytes/);
  });

  it("is refused by default from 20,000 entries on", async () => {
    const { inside } = aScratch();
    const entries = Buffer.concat(Array.from({ length: 20_001 }, () => aHeader({ name: "d/", type: "5" })));
    await expect(extractTarball(inPieces(gzipSync(entries), 65_536), inside)).rejects.toThrow(/more than 20000 entries/);
  });
});

describe("a tarball with what a source cannot hold", () => {
  test.each([
    { what: "a character device", type: "3", says: /"x" is a character-device/ },
    { what: "a block device", type: "4", says: /"x" is a block-device/ },
    { what: "a fifo", type: "6", says: /"x" is a fifo/ },
    { what: "an unknown kind", type: "S", says: /"x" is of an unknown kind/ },
  ])("is refused: $what", async ({ type, says }) => {
    const { inside } = aScratch();
    const attempt = extractTarball(inPieces(gzipSync(aHeader({ name: "x", type }))), inside);
    await expect(attempt).rejects.toThrow(says);
    await expect(attempt).rejects.toThrow(UnsafeArchive);
  });

  test.each<{ what: string; items: Item[]; says: RegExp }>([
    {
      what: "a file below a file",
      items: [
        { name: "a", body: "x" },
        { name: "a/b", body: "x" },
      ],
      says: /"a\/b" would be written through "a"/,
    },
    {
      what: "a file in a directory's place",
      items: [
        { name: "a/b", body: "x" },
        { name: "a", body: "x" },
      ],
      says: /"a" would replace a directory/,
    },
    { what: "a file in the root's place", items: [{ name: ".", body: "x" }], says: /would replace a directory/ },
    { what: "a part that no file system takes", items: [{ name: "n".repeat(300), body: "x" }], says: /cannot be written: ENAMETOOLONG/ },
    { what: "a hard link to nothing", items: [{ name: "h", type: "link", linkname: "later" }], says: /not in the archive before it/ },
    { what: "a sparse file", items: [{ name: "GNUSparseFile.0/x", body: "x" }], says: /sparse/ },
  ])("is refused: $what", async ({ items, says }) => {
    const attempt = extractTarball(inPieces(await aTarball(...items)), aScratch().inside);
    await expect(attempt).rejects.toThrow(says);
    await expect(attempt).rejects.toThrow(UnsafeArchive);
  });
});

describe("what is no tarball", () => {
  const text = Buffer.from("<html>not found</html>".repeat(100));
  test.each([
    { what: "nothing at all", make: async () => Buffer.alloc(0), says: /cut off|no entries|not gzip/ },
    { what: "no gzip", make: async () => text, says: /not gzip/ },
    { what: "a tar that is not packed", make: () => aTar({ name: "a", body: "x" }), says: /not gzip/ },
    { what: "gzip of something else", make: async () => gzipSync(text), says: /not a tar archive/ },
    { what: "gzip of little", make: async () => gzipSync("hello"), says: /cut off/ },
    { what: "gzip of nothing", make: async () => gzipSync(""), says: /no entries/ },
    { what: "a tar without entries", make: () => aTarball(), says: /no entries/ },
    { what: "half a gzip", make: async () => (await aTarball({ name: "a", body: "x".repeat(9000) })).subarray(0, -20), says: /cut off/ },
    {
      what: "half a tar",
      make: async () => gzipSync((await aTar({ name: "a", body: "x".repeat(9000) })).subarray(0, 5000)),
      says: /cut off/,
    },
  ])("is refused: $what", async ({ make, says }) => {
    const attempt = extractTarball(inPieces(await make()), aScratch().inside);
    await expect(attempt).rejects.toThrow(UnsafeArchive);
    await expect(attempt).rejects.toThrow(says);
  });

  it("is refused or read, but never hangs and never escapes, whatever bytes are turned over", async () => {
    const tar = await aTar(
      { name: "a", body: "x".repeat(700) },
      { name: "d/é-long-name", body: "y" },
      { name: "l", type: "symlink", linkname: "a" },
      { name: "h", type: "link", linkname: "a" },
    );
    const damage = fc.array(fc.tuple(fc.nat(tar.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const { outside, inside } = aScratch();
        const bytes = Buffer.from(tar);
        for (const [at, value] of changes) bytes[at] = value;
        const problem = await extractTarball(inPieces(gzipSync(bytes)), inside).then(
          () => null,
          (error: unknown) => error,
        );
        if (problem !== null) expect(problem).toBeInstanceOf(UnsafeArchive);
        expect(readdirSync(outside)).toEqual(["inside"]);
      }),
      { numRuns: 200 },
    );
  });
});

it("passes a failing source on as it is, because that may be tried again", async () => {
  const bytes = await aTarball({ name: "a", body: "x".repeat(9000) });
  const source = Readable.from(
    (async function* () {
      yield bytes.subarray(0, 40);
      throw new Error("connection reset");
    })(),
  );
  const attempt = extractTarball(source, aScratch().inside);
  await expect(attempt).rejects.toThrow("connection reset");
  await expect(attempt).rejects.not.toBeInstanceOf(UnsafeArchive);
});
