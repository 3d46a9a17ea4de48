import { parseArgs } from "node:util";
import { Advice, UsageError } from "../console/advice.ts";
import { readArguments } from "../console/arguments.ts";
import { openApi } from "../demo/api.ts";
import { play } from "../demo/play.ts";
import { SCENARIOS, type Scenario } from "../demo/scenarios.ts";
import { openContext } from "./context.ts";
import { readStatus } from "./status.ts";
import { prefixOf } from "./summary.ts";

const USAGE = `npm run demo -- [${SCENARIOS.map(({ name }) => name).join(" | ")}]...`;

/** Plays scenarios over the HTTP API. Exit code 0 only where the system made of each what it should. `BELLWETHER_TOKEN` is used where none is kept, as on AWS. */
export async function demoCommand(args: string[]): Promise<number> {
  const { positionals } = readArguments(USAGE, () => parseArgs({ args, allowPositionals: true }));
  const scenarios = positionals.length > 0 ? positionals.map(scenarioNamed) : SCENARIOS;
  const { target, apiUrl, dashboardUrl, token } = await readStatus(await openContext());
  if (apiUrl === null)
    throw new Advice(`Nothing is deployed (${target})`, `${prefixOf(target)}npm ${target === "aws" ? "run deploy" : "start"}`);
  const api = openApi(apiUrl, token ?? process.env.BELLWETHER_TOKEN ?? null);
  const problems: string[] = [];
  for (const scenario of scenarios) problems.push(...(await playAloud(api, scenario)));
  process.stdout.write(
    problems.length === 0
      ? `\nAll as it should be. Look at it: ${dashboardUrl}\n`
      : `\nNot as it should be:\n${problems.map((line) => `  ${line}\n`).join("")}`,
  );
  return problems.length === 0 ? 0 : 1;
}

async function playAloud(api: ReturnType<typeof openApi>, scenario: Scenario): Promise<string[]> {
  process.stdout.write(`\n── ${scenario.name}: ${scenario.title}\n`);
  const problems = await play(api, scenario, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(problems.length === 0 ? "✓ as it should be\n" : problems.map((problem) => `✗ ${problem}\n`).join(""));
  return problems.map((problem) => `${scenario.name}: ${problem}`);
}

function scenarioNamed(name: string): Scenario {
  const scenario = SCENARIOS.find((known) => known.name === name);
  if (!scenario) throw new UsageError(`There is no scenario "${name}"`, `Usage: ${USAGE}`);
  return scenario;
}
