import { describe, expect } from "vitest";
import { it } from "../support/executions.ts";
import { aSourceTarball } from "../support/source-tarball.ts";

const step = { name: "Run", run: "echo ran" };

describe.concurrent("a workflow file", () => {
  it.for<{ what: string; files: Record<string, string>; errors: unknown[] }>([
    { what: "is missing", files: { "readme.md": "" }, errors: [".bellwether.json: there is none at the root of the source"] },
    { what: "is not JSON", files: { ".bellwether.json": "{" }, errors: [expect.stringMatching(/^\.bellwether\.json: is not JSON: /)] },
    {
      what: "is of another kind",
      files: { ".bellwether.json": "[]" },
      errors: [expect.stringMatching(/^\.bellwether\.json: Invalid input: expected object/)],
    },
    { what: "is too large", files: { ".bellwether.json": " ".repeat(300_000) }, errors: [".bellwether.json: is larger than 262144 bytes"] },
    {
      what: "has several mistakes",
      files: {
        ".bellwether.json": JSON.stringify({
          version: 2,
          steps: [
            { name: "", run: "" },
            { ...step, shell: "zsh" },
          ],
        }),
      },
      errors: [
        expect.stringMatching(/^\.bellwether\.json: version: /),
        ".bellwether.json: steps.0.name: must not be empty",
        ".bellwether.json: steps.0.run: must not be empty",
        '.bellwether.json: steps.1: Unrecognized key: "shell"',
      ],
    },
    {
      what: "leaves the source",
      files: { ".bellwether.json": JSON.stringify({ version: 1, steps: [{ ...step, workingDirectory: "../.." }] }) },
      errors: [".bellwether.json: steps.0.workingDirectory: must stay inside the source"],
    },
  ])("that $what fails the run before any step, each mistake in a line", async ({ files, errors }, { executor }) => {
    const result = await executor.run({ files });
    expect(result).toMatchObject({ conclusion: "failure", configurationErrors: errors, steps: [] });
    expect(result.reason).toBe(result.configurationErrors[0]);
    expect(executor.leftOnDisk()).toEqual([]);
  });

  it("is found in the only directory of an archive with a prefix", async ({ executor }) => {
    const result = await executor.run({
      files: { "shop-1.0/.bellwether.json": JSON.stringify({ version: 1, steps: [{ name: "Where", run: "basename $PWD" }] }) },
    });
    expect(result.conclusion).toBe("success");
    expect(executor.log(1)).toBe("shop-1.0\n");
  });
});

describe.concurrent("a source", () => {
  it("that escapes its directory is refused", async ({ executor }) => {
    const result = await executor.run(
      await aSourceTarball({ ".bellwether.json": JSON.stringify({ version: 1, steps: [step] }), "../evil.sh": "evil" }),
    );
    expect(result).toMatchObject({ conclusion: "failure", steps: [] });
    expect(result.configurationErrors).toEqual([expect.stringMatching(/^source: .*evil\.sh/)]);
  });

  it("that is no archive is refused", async ({ executor }) => {
    const result = await executor.run(Buffer.from("hello"));
    expect(result).toMatchObject({ conclusion: "failure", configurationErrors: [expect.stringMatching(/^source: /)], steps: [] });
  });

  it("that is cut off is refused", async ({ executor }) => {
    const whole = await aSourceTarball({ "a.txt": "a".repeat(10_000) });
    const result = await executor.run(whole.subarray(0, whole.length - 20));
    expect(result).toMatchObject({ conclusion: "failure", configurationErrors: [expect.stringMatching(/^source: /)] });
  });

  it("of another size than announced is refused", async ({ executor }) => {
    const source = { steps: [step] };
    const larger = await executor.run(source, { sourceBytes: 10 });
    expect(larger.configurationErrors).toEqual(["source: it has more than the 10 bytes that were announced"]);
    executor.s3.objects.clear();
    const smaller = await executor.run(source, { sourceBytes: 1_000_000 });
    expect(smaller.configurationErrors).toEqual([expect.stringMatching(/^source: it has \d+ bytes, but 1000000 were announced$/)]);
  });
});
