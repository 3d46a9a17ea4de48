import { parseArgs } from "node:util";
import { Advice, UsageError } from "../console/advice.ts";
import { readArguments } from "../console/arguments.ts";
import { openApi } from "../demo/api.ts";
import { openCall } from "../demo/call.ts";
import { openDeliveryApi } from "../demo/delivery-api.ts";
import { play, type Tell } from "../demo/play.ts";
import { playDeployments } from "../demo/play-deployments.ts";
import { SCENARIOS, type Scenario } from "../demo/scenarios.ts";
import { openContext } from "./context.ts";
import { readStatus } from "./status.ts";
import { prefixOf } from "./summary.ts";

const USAGE = `npm run demo -- [${SCENARIOS.map(({ name }) => name).join(" | ")} | deployments]...`;

/** A minute of deployments: played where it is asked for by name. */
const DEPLOYMENTS = "deployments";

/** Plays scenarios over the HTTP API. Exit code 0 only where the system made of each what it should. `BELLWETHER_TOKEN` is used where none is kept, as on AWS. */
export async function demoCommand(args: string[]): Promise<number> {
  const { positionals } = readArguments(USAGE, () => parseArgs({ args, allowPositionals: true }));
  const scenarios = positionals.length > 0 ? positionals.filter((name) => name !== DEPLOYMENTS).map(scenarioNamed) : SCENARIOS;
  const { target, apiUrl, dashboardUrl, token } = await readStatus(await openContext());
  if (apiUrl === null)
    throw new Advice(`Nothing is deployed (${target})`, `${prefixOf(target)}npm ${target === "aws" ? "run deploy" : "start"}`);
  const secret = token ?? process.env.BELLWETHER_TOKEN ?? null;
  const api = openApi(apiUrl, secret);
  const problems: string[] = [];
  for (const scenario of scenarios) problems.push(...(await playAloud(scenario, (tell) => play(api, scenario, tell))));
  if (positionals.includes(DEPLOYMENTS)) {
    const title = "simulated deployments, then a slow one and one that is rolled back";
    const delivery = openDeliveryApi(openCall(apiUrl, secret));
    problems.push(...(await playAloud({ name: DEPLOYMENTS, title }, (tell) => playDeployments(delivery, tell))));
  }
  process.stdout.write(
    problems.length === 0
      ? `\nAll as it should be. Look at it: ${dashboardUrl}\n`
      : `\nNot as it should be:\n${problems.map((line) => `  ${line}\n`).join("")}`,
  );
  return problems.length === 0 ? 0 : 1;
}

async function playAloud(scenario: Pick<Scenario, "name" | "title">, playWith: (tell: Tell) => Promise<string[]>): Promise<string[]> {
  process.stdout.write(`\n── ${scenario.name}: ${scenario.title}\n`);
  const problems = await playWith((line) => process.stdout.write(`${line}\n`));
  process.stdout.write(problems.length === 0 ? "✓ as it should be\n" : problems.map((problem) => `✗ ${problem}\n`).join(""));
  return problems.map((problem) => `${scenario.name}: ${problem}`);
}

function scenarioNamed(name: string): Scenario {
  const scenario = SCENARIOS.find((known) => known.name === name);
  if (!scenario) throw new UsageError(`There is no scenario "${name}"`, `Usage: ${USAGE}`);
  return scenario;
}
