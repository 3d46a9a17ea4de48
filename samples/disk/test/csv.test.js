import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { toCsv } from "../src/archive.js";
import { field, row } from "../src/csv.js";

describe("CSV", () => {
  it("leaves plain values alone", () => assert.equal(field("Ada"), "Ada"));
  it("quotes what would break a row", () => {
    assert.equal(field("Hopper, Grace"), '"Hopper, Grace"');
    assert.equal(field('say "hi"'), '"say ""hi"""');
    assert.equal(field("two\nlines"), '"two\nlines"');
  });
  it("has nothing for what is missing", () => assert.equal(row(["a", null, undefined, 0]), "a,,,0\r\n"));
});

describe("archive", () => {
  it("begins with a heading", () => assert.equal(toCsv([]), "id,customer,placedOn,cents\r\n"));
  it("is sorted by date", () => {
    const orders = [
      { id: "2", customer: "B", placedOn: "2026-02-01", cents: 2 },
      { id: "1", customer: "A", placedOn: "2026-01-01", cents: 1 },
    ];
    assert.deepEqual(toCsv(orders).split("\r\n").slice(1, 3), ["1,A,2026-01-01,1", "2,B,2026-02-01,2"]);
  });
});
