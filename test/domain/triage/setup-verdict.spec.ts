import { describe, expect, it } from "vitest";
import { setupVerdict } from "../../../lambdas/domain/triage/setup-verdict.ts";

describe("setupVerdict", () => {
  it.each([
    'source: the entry "../npm-debug.log" leaves the directory with ".."',
    'source: the symbolic link "node_modules" points to "/usr/lib", an absolute path',
    "source: the archive unpacks to more than 200 times its size: No space left on device",
  ])("calls a refused source configuration, whatever its words: %s", (error) => {
    expect(setupVerdict([error])).toMatchObject({
      category: "configuration",
      subCategory: "source",
      confidence: 1,
      evidence: [{ line: 1, text: error }],
    });
  });

  it("names every wrong field of a workflow file", () => {
    const errors = [".bellwether.json: version: expected 1", ".bellwether.json: steps: at least one step"];
    const { subCategory, evidence } = setupVerdict(errors);
    expect(subCategory).toBe("workflow_file");
    expect(evidence.map(({ text }) => text)).toEqual(errors);
  });
});
