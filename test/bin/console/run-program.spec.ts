import { expect, it } from "vitest";
import { endOf, runProgram } from "../../../bin/console/run-program.ts";

it("answers null where there is no such program", async () => {
  expect(await runProgram("no-such-program-anywhere", [])).toBeNull();
});

it("tells each line as it comes, and keeps the last ones", async () => {
  const told: string[] = [];
  const ended = await runProgram(process.execPath, ["-e", "for (let i = 0; i < 500; i++) console.log(i); process.exitCode = 3"], {
    onLine: (line) => told.push(line),
  });
  expect(ended?.code).toBe(3);
  expect(told).toHaveLength(500);
  expect(ended?.lines.at(-1)).toBe("499");
  expect(ended?.lines.length).toBe(400);
});

it("shows the end of a long output, without blank lines", () => {
  expect(endOf(["a", "", "b", "c"], 2)).toBe("    b\n    c");
});
