import { describe, expect, it } from "vitest";
import { readYaml } from "../../../lambdas/readiness/files/read-yaml.ts";
import { KUBERNETES, type YamlFormat } from "../../../lambdas/readiness/files/yaml-format.ts";
import { problemAt } from "../../../lambdas/readiness/files/yaml-problem.ts";

const valuesOf = (content: string, format?: YamlFormat) => readYaml({ content }, format).documents.map(({ value }) => value);
const problemsOf = (content: string, format?: YamlFormat) =>
  readYaml({ content }, format).problems.map((problem) => problemAt("x.yml", problem));

/** More than anybody writes; little enough that a busy machine is in time as well. */
const LARGE = 64 * 1024;
const repeated = (text: string) => text.repeat(Math.ceil(LARGE / text.length));

describe("YAML by anybody", () => {
  it("is its documents, also those that are empty", () => {
    expect(valuesOf("a: 1\n---\n---\nb: [2]\n")).toEqual([{ a: 1 }, null, { b: [2] }]);
  });

  it.each([
    ["a: [1", /^x\.yml:1 is no YAML: Flow sequence/],
    ["a: 1\nb:\n  c: 1\n  c: 2\n", /^x\.yml:4 has the key c twice$/],
    ["a:\n  __proto__: {b: 1}\n", /^x\.yml:2 has the key __proto__, which is not read$/],
    [`a: &a [b]\nc: [${Array(120).fill("*a").join(", ")}]`, /^x\.yml is no YAML that can be read: Excessive alias count/],
    ["a: *nowhere", /^x\.yml is no YAML that can be read: .*nowhere/],
    ["a: &a\n  b: *a\n", /^x\.yml is deeper than 100 levels$/],
  ])("says what is wrong and where, and has no value: %s", (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(problem)]);
    expect(valuesOf(text)).toEqual([]);
  });

  it("keeps the documents that are right", () => {
    expect(valuesOf("a: 1\n---\nb: [\n---\n{c: 3}\n")).toEqual([{ a: 1 }, { c: 3 }]);
  });

  it("is read up to the first thing that stands nowhere in YAML", () => {
    expect(problemsOf("a: 1\n---\n]\n]\n]\n")).toHaveLength(1);
  });

  it("says no more than ten problems of a document", () => {
    expect(problemsOf("a: 1\n".repeat(50))).toHaveLength(10);
  });

  it.each(["[", '"', "a: b: c: [\n", "!a ", "&a ", "]\n", "---\n", "a: 1\n", "\0"])(
    "is read, not cut off, where it is nothing but %j",
    (text) => {
      expect(problemsOf(repeated(text)).join()).not.toContain("takes longer");
    },
  );

  it("is parsed once a file and format, however many checks read it", () => {
    const file = { content: "a: 1\n" };
    expect(readYaml(file)).toBe(readYaml(file));
    expect(readYaml(file, KUBERNETES)).not.toBe(readYaml(file));
    expect(readYaml({ ...file, content: "a: 2\n" }).documents[0]?.value).toEqual({ a: 2 });
  });

  it("knows the lines of its keys and entries", () => {
    const [document] = readYaml({ content: "a:\n  b:\n    - 1\n    - 2\n" }).documents;
    expect([["a"], ["a", "b"], ["a", "b", 1], ["c"]].map((path) => document?.lineOf(path))).toEqual([1, 2, 4, null]);
  });
});

describe("a format of YAML", () => {
  it("merges maps where its program does, also more than once", () => {
    const text = "a: &a {x: 1}\nb: &b {y: 2}\nc:\n  <<: *a\n  <<: *b\n  z: 3\n";
    expect(valuesOf(text, KUBERNETES)).toEqual([{ a: { x: 1 }, b: { y: 2 }, c: { x: 1, y: 2, z: 3 } }]);
    expect(problemsOf(text)).toEqual(["x.yml:5 has the key << twice"]);
  });

  it("has tags of its own, or overlooks those of others", () => {
    expect(problemsOf("a: 1\nb: [!Sub c, !Sub d]\n", { knownTags: true })).toEqual(["x.yml:2 has the unknown tag !Sub"]);
    expect(valuesOf("a: !Sub b\n")).toEqual([{ a: "b" }]);
  });

  it("may let a key stand twice: the last one counts", () => {
    expect(valuesOf("a: 1\na: 2\n", { repeats: true })).toEqual([{ a: 2 }]);
  });
});
