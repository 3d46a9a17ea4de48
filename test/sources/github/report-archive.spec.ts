import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { reportsIn } from "../../../lambdas/sources/github/report-archive.ts";
import { aZip, type ZipItem } from "./zips.ts";

const XML = "<testsuite><testcase name='a'/></testsuite>";
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

async function read(items: readonly ZipItem[], limits: Parameters<typeof reportsIn>[1] = {}) {
  const { reports, warnings } = await reportsIn(aZip(...items), limits);
  return { paths: reports.map(({ path }) => path), bodies: reports.map(({ xml }) => text(xml)), warnings };
}

describe("an artifact's zip", () => {
  it("gives its XML files, packed or stored, and nothing else", async () => {
    const items = [
      { name: "a/TEST-one.xml", body: XML },
      { name: "two.XML", body: "<x/>", method: 0 },
      { name: "a/", method: 0 },
      { name: "log.txt", body: "text" },
      { name: "__MACOSX/a/._TEST-one.xml", body: "attributes" },
    ];

    expect(await read(items)).toEqual({ paths: ["a/TEST-one.xml", "two.XML"], bodies: [XML, "<x/>"], warnings: [] });
  });

  it("gives the bytes as they are, whatever part of a larger buffer the archive is", async () => {
    const body = Buffer.from([0xff, 0xfe, 0x3c, 0x00]);
    const zip = aZip({ name: "utf16.xml", body });
    const { reports } = await reportsIn(Buffer.concat([Buffer.alloc(7), zip, Buffer.alloc(9)]).subarray(7, 7 + zip.length));

    expect(reports.map(({ xml }) => [...xml])).toEqual([[0xff, 0xfe, 0x3c, 0x00]]);
  });

  it("of nothing gives nothing, and is no problem", async () => {
    expect(await read([])).toEqual({ paths: [], bodies: [], warnings: [] });
  });

  test.each(["../../etc/evil.xml", "/etc/evil.xml", "C:\\evil.xml"])(
    "may hold %s, which is only a name: nothing is written",
    async (name) => {
      const { paths, warnings } = await read([
        { name, body: XML },
        { name: "b.xml", body: XML },
      ]);

      expect(paths).toEqual([name.replaceAll("\\", "/"), "b.xml"]);
      expect(warnings).toEqual([]);
    },
  );
});

describe("a zip of which something cannot be read", () => {
  const good = { name: "good.xml", body: XML };
  test.each<{ how: string; item: ZipItem; says: RegExp }>([
    { how: "encrypted", item: { name: "x.xml", body: XML, flags: 1 }, says: /"x\.xml" cannot be read: it is encrypted/ },
    {
      how: "packed in an unknown way",
      item: { name: "x.xml", body: XML, method: 9 },
      says: /"x\.xml" .*unsupported compression method: 9/,
    },
    { how: "damaged", item: { name: "x.xml", body: XML, packed: Buffer.from([7, 7, 7]) }, says: /"x\.xml" cannot be read: / },
    { how: "cut off", item: { name: "x.xml", body: XML, packed: deflateRawSync(XML).subarray(0, 5) }, says: /"x\.xml" cannot be read: / },
    {
      how: "something else than was packed",
      item: { name: "x.xml", body: XML, packed: deflateRawSync("<x/>") },
      says: /"x\.xml" .*damaged/,
    },
    { how: "too large", item: { name: "x.xml", body: "x".repeat(2_000) }, says: /"x\.xml" cannot be read: it is larger than 1000 bytes/ },
  ])("warns of what is $how, and gives the rest", async ({ item, says }) => {
    const { paths, warnings } = await read([item, good], { maxReportBytes: 1_000 });

    expect(paths).toEqual(["good.xml"]);
    expect(warnings).toEqual([expect.stringMatching(says)]);
  });

  it("warns of a bomb that says it is small, and does not inflate it whole", async () => {
    const packed = deflateRawSync(Buffer.alloc(200 * 1024 * 1024));
    const before = process.memoryUsage().arrayBuffers;
    const { paths, warnings } = await read([{ name: "bomb.xml", packed, claims: 1_000 }, good]);

    expect(paths).toEqual(["good.xml"]);
    expect(warnings).toEqual([expect.stringContaining('"bomb.xml" cannot be read: ')]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
  });

  it("counts what it inflated of files that it gives up, too", async () => {
    const packed = deflateRawSync(Buffer.alloc(500_000));
    const liars = Array.from({ length: 20 }, (_, index) => ({ name: `${index}.xml`, packed, claims: 100 }));
    const { paths, warnings } = await read([...liars, good], { maxReportBytes: 40_000, maxBytes: 100_000 });

    expect(paths).toEqual([]);
    expect(warnings).toContain("the XML files are larger than 100000 bytes together");
  });

  it("is read all the same where it only says a wrong size", async () => {
    expect(await read([{ name: "x.xml", body: XML, claims: 10 }])).toEqual({ paths: ["x.xml"], bodies: [XML], warnings: [] });
  });

  it("does not inflate at all what says itself that it is too large", async () => {
    const large = [1, 2, 3].map((number) => ({ name: `${number}.xml`, body: "x".repeat(2_000) }));

    expect(await read([...large, good], { maxReportBytes: 1_000, maxBytes: 1_500 })).toMatchObject({ paths: ["good.xml"] });
  });

  it("ends with what is too much together, and gives what came before", async () => {
    const items = [1, 2, 3].map((number) => ({ name: `${number}.xml`, body: "x".repeat(400) }));

    expect(await read(items, { maxBytes: 1_000 })).toMatchObject({
      paths: ["1.xml", "2.xml"],
      warnings: ["the XML files are larger than 1000 bytes together"],
    });
  });

  it("ends after so many XML files, by default after 100", async () => {
    const items = Array.from({ length: 101 }, (_, index) => ({ name: `${index}.xml`, body: XML }));
    const { paths, warnings } = await read(items);

    expect(paths).toHaveLength(100);
    expect(warnings).toEqual(["the archive has more than 100 XML files"]);
  });

  it("ends after so many entries of any kind", async () => {
    const items = [{ name: "a.txt" }, { name: "b.txt" }, { name: "c.txt" }, good];

    expect(await read(items, { maxEntries: 3 })).toMatchObject({ paths: [], warnings: ["the archive has more than 3 entries"] });
  });

  it("gives what came before an entry that ends everything", async () => {
    const { paths, warnings } = await read([good, { name: "strong.xml", body: XML, flags: 0x41 }]);

    expect(paths).toEqual(["good.xml"]);
    expect(warnings).toEqual(["the archive cannot be read to its end: strong encryption is not supported"]);
  });

  test.each([
    { what: "nothing", bytes: Buffer.alloc(0) },
    { what: "a page", bytes: Buffer.from("<html>not found</html>".repeat(10)) },
    { what: "half a zip", bytes: aZip(good).subarray(0, -30) },
  ])("is no zip if it is $what, and the warning says so", async ({ bytes }) => {
    expect(await reportsIn(bytes)).toEqual({ reports: [], warnings: [expect.stringContaining("the archive cannot be read")] });
  });

  it("never throws or hangs, and gives whole reports or none, whatever bytes are turned over", async () => {
    const whole = [XML.repeat(20), XML, "<c/>"];
    const zip = aZip({ name: "a.xml", body: whole[0] }, { name: "b.xml", body: whole[1], method: 0 }, { name: "c.txt", body: whole[2] });
    const damage = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = Buffer.from(zip);
        for (const [at, value] of changes) bytes[at] = value;
        const { reports } = await reportsIn(bytes);
        for (const { xml } of reports) expect(whole).toContain(text(xml));
      }),
      { numRuns: 500 },
    );
  });
});
