import { join } from "node:path";
import { expect, it } from "vitest";
import { runProgram } from "../../../bin/console/run-program.ts";
import { ROOT } from "../../../bin/places.ts";

const bellwether = (...args: string[]) => runProgram(process.execPath, [join(ROOT, "bin", "bellwether.js"), ...args]);

it("hands its arguments to the command line, and its exit code back", async () => {
  const ended = await bellwether("no-such-verb", "--flag");
  expect(ended?.code).toBe(2);
  expect(ended?.lines.join("\n")).toContain('There is no command "no-such-verb"');
  expect(ended?.lines.join("\n")).toContain("Usage: npm run <command>");
});

it("shows the help without a verb", async () => {
  expect(await bellwether()).toMatchObject({ code: 0 });
});
