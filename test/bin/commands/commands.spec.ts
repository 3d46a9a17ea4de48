import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import * as z from "zod";
import { COMMANDS, commandNamed } from "../../../bin/commands.ts";
import { SCENARIOS } from "../../../bin/demo/scenarios.ts";
import { helpText } from "../../../bin/help.ts";
import { ROOT } from "../../../bin/places.ts";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));

it("has an npm script for each command that people use, which runs just it", () => {
  for (const { verb, summary } of COMMANDS) if (summary !== null) expect(scripts[verb], verb).toBe(`node bin/bellwether.js ${verb}`);
});

it("has an npm script for each demo", () => {
  for (const { name } of SCENARIOS) expect(scripts[`demo:${name}`]).toBe(`node bin/bellwether.js demo ${name}`);
});

it("knows every verb that an npm script calls", () => {
  const verbs = Object.values(scripts).flatMap((script) => /^node bin\/bellwether\.js (\S+)/.exec(script)?.[1] ?? []);
  for (const verb of verbs) expect(commandNamed(verb), verb).toBeDefined();
  expect(verbs.length).toBeGreaterThan(COMMANDS.length);
});

it("lists in the help what people use, and not what only programs call", () => {
  const help = helpText(COMMANDS);
  for (const { verb, summary } of COMMANDS) expect(help.includes(`\n  ${verb} `), verb).toBe(summary !== null);
  for (const variable of ["TARGET", "BELLWETHER_PORT", "BELLWETHER_HOME", "PYTHON"]) expect(help).toContain(variable);
});
