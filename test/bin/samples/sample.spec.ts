import { expect, it } from "vitest";
import { SCENARIOS } from "../../../bin/demo/scenarios.ts";
import { findSamples } from "../../../bin/samples/sample.ts";

const samples = await findSamples();

it("finds a sample for every scenario, with a workflow that the contract takes", () => {
  expect(samples.map(({ repo }) => repo)).toEqual(expect.arrayContaining(SCENARIOS.map(({ name }) => `samples/${name}`)));
});

it("describes each in words", () => {
  for (const { repo, description } of samples) expect(description.length, repo).toBeGreaterThan(10);
});
