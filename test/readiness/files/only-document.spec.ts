import { expect, it } from "vitest";
import { onlyDocument } from "../../../lambdas/readiness/files/only-document.ts";

const read = (content: string) => onlyDocument({ path: "x.yml", content });

it("is the value of a file of one document", () => {
  expect(read("---\na: 1\n")).toMatchObject({ value: { a: 1 } });
});

it.each([
  ["# nothing\n", "x.yml holds nothing"],
  ["null\n", "x.yml holds nothing"],
  ["a: 1\n---\nb: 2\n", "x.yml holds 2 documents, expected one"],
  ["---\n---\na: 1\n", "x.yml holds 2 documents, expected one"],
  ["a: 1\na: 2\n", "x.yml:2 has the key a twice"],
])("%j has none, and says why", (content, problem) => {
  expect(read(content)).toEqual({ problems: [problem] });
});
