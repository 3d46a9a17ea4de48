import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { Advice, UsageError } from "../console/advice.ts";
import { readArguments } from "../console/arguments.ts";
import { openApi } from "../demo/api.ts";
import { openAsk, openCall } from "../demo/call.ts";
import { openDeliveryApi } from "../demo/delivery-api.ts";
import { play, type Tell } from "../demo/play.ts";
import { playDeployments } from "../demo/play-deployments.ts";
import { playReleases } from "../demo/play-releases.ts";
import { openReleaseApi } from "../demo/releases/release-api.ts";
import { SCENARIOS, type Scenario } from "../demo/scenarios.ts";
import { type Context, openContext } from "./context.ts";
import { openRegistry } from "./registry.ts";
import { readStatus } from "./status.ts";
import { prefixOf } from "./summary.ts";

const USAGE = `npm run demo -- [${SCENARIOS.map(({ name }) => name).join(" | ")} | deployments | release]...`;

/** They take a minute each: played where they are asked for by name. */
const LONG: readonly Long[] = [
  {
    name: "deployments",
    title: "simulated deployments, then a slow one and one that is rolled back",
    play: ({ apiUrl, secret }, tell) => playDeployments(openDeliveryApi(openCall(apiUrl, secret)), tell),
  },
  {
    name: "release",
    title: "a release goes to production, one is blocked and mended, one is rolled back",
    play: withApprover,
  },
];
type Long = {
  readonly name: string;
  readonly title: string;
  readonly play: (system: Played, tell: Tell) => Promise<string[]>;
};
type Played = { readonly context: Context; readonly apiUrl: string; readonly dashboardUrl: string; readonly secret: string | null };

/** Plays scenarios over the HTTP API. Exit code 0 only where the system made of each what it should. `BELLWETHER_TOKEN` is used where none is kept, as on AWS. */
export async function demoCommand(args: string[]): Promise<number> {
  const { positionals } = readArguments(USAGE, () => parseArgs({ args, allowPositionals: true }));
  const isLong = (name: string) => LONG.some((long) => long.name === name);
  const scenarios = positionals.length > 0 ? positionals.filter((name) => !isLong(name)).map(scenarioNamed) : SCENARIOS;
  const system = await openSystem();
  const api = openApi(system.apiUrl, system.secret);
  const problems: string[] = [];
  for (const scenario of scenarios) problems.push(...(await playAloud(scenario, (tell) => play(api, scenario, tell))));
  for (const long of LONG)
    if (positionals.includes(long.name)) problems.push(...(await playAloud(long, (tell) => long.play(system, tell))));
  process.stdout.write(
    problems.length === 0
      ? `\nAll as it should be. Look at it: ${system.dashboardUrl}\n`
      : `\nNot as it should be:\n${problems.map((line) => `  ${line}\n`).join("")}`,
  );
  return problems.length === 0 ? 0 : 1;
}

async function openSystem(): Promise<Played> {
  const context = await openContext();
  const { target, apiUrl, dashboardUrl, token } = await readStatus(context);
  if (apiUrl === null || dashboardUrl === null)
    throw new Advice(`Nothing is deployed (${target})`, `${prefixOf(target)}npm ${target === "aws" ? "run deploy" : "start"}`);
  return { context, apiUrl, dashboardUrl, secret: token ?? process.env.BELLWETHER_TOKEN ?? null };
}

/** Nobody approves their own release: a second token is made for the time of the play. */
async function withApprover({ context, apiUrl, dashboardUrl, secret }: Played, tell: Tell): Promise<string[]> {
  const registry = await openRegistry(context);
  const { withPassingToken } = await import("../access/passing-token.ts");
  const name = `demo-approver-${randomBytes(3).toString("hex")}`;
  const open = (token: string | null) => openReleaseApi(openAsk(apiUrl, token));
  return withPassingToken(registry, name, "write", (approver) => {
    tell(`a second token, ${name}, for the review; it is revoked at the end`);
    return playReleases({ author: open(secret), approver: open(approver), urls: { apiUrl, dashboardUrl }, tell });
  });
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
