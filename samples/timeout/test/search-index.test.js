import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildIndex, search, wordsOf } from "../src/search-index.js";

const index = buildIndex([
  { id: "1", title: "Desk lamp", text: "A lamp for reading" },
  { id: "2", title: "Floor lamp", text: "Warm light" },
  { id: "3", title: "Oak desk", text: "Solid oak" },
]);

describe("search", () => {
  it("finds a word wherever it stands", () => assert.deepEqual(search(index, "lamp"), ["1", "2"]));
  it("wants every word of a query", () => assert.deepEqual(search(index, "desk lamp"), ["1"]));
  it("does not care about case", () => assert.deepEqual(search(index, "OAK"), ["3"]));
  it("finds nothing for nothing", () => assert.deepEqual(search(index, ""), []));
  it("leaves out words that say nothing", () => assert.deepEqual(wordsOf("A lamp for the desk"), ["lamp", "desk"]));
});
