import { createHash } from "node:crypto";
import type { DeploymentGenerator } from "../../contract/deployment.ts";
import type { DrawnDeployment } from "../../contract/simulation.ts";
import { derivedId } from "../runs/derived-id.ts";
import type { Slot } from "./slots.ts";

/** How often each service is drawn, in percent, and how long a success of it takes, in seconds. */
export const SERVICES = [
  { service: "billing-api", percent: 15, fromSeconds: 30, toSeconds: 70 },
  { service: "auth-service", percent: 10, fromSeconds: 20, toSeconds: 45 },
  { service: "notifications", percent: 25, fromSeconds: 25, toSeconds: 55 },
  { service: "frontend-web", percent: 50, fromSeconds: 90, toSeconds: 180 },
] as const;

/** How often each outcome is drawn, in percent, and how many times longer than a success it takes. */
export const OUTCOMES = [
  { outcome: "success", percent: 95, times: 1 },
  { outcome: "failed", percent: 3, times: 5 },
  { outcome: "rolled_back", percent: 2, times: 2 },
] as const;

const MOST_COMMITS = 4;
/** Ages of commits, in minutes: between them, each order of magnitude is as likely as another. */
const YOUNGEST = 5;
const OLDEST = 4 * 24 * 60;

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * The deployment of a slot. Service, outcome, duration and the ages of its commits follow from the seed and the slot's ordinal, so that a seed plays
 * the same sequence each time it is switched on; its id follows from the slot's time alone, so that a slot holds one deployment
 * however often it is drawn; its commits from both, so that no two deployments bring the same one.
 */
export function drawDeployment({ seed, speed }: Pick<DeploymentGenerator, "seed" | "speed">, { startMs, ordinal }: Slot): DrawnDeployment {
  const [ofService = 0, ofOutcome = 0, ofDuration = 0, ofCommits = 0, ...ofAges] = sharesOf(digestOf(`${seed}/${ordinal}`));
  const { service, fromSeconds, toSeconds } = pick<(typeof SERVICES)[number]>(SERVICES, ofService);
  const { outcome, times } = pick<(typeof OUTCOMES)[number]>(OUTCOMES, ofOutcome);
  const seconds = ((fromSeconds + ofDuration * (toSeconds - fromSeconds)) * times) / speed;
  const commits = ofAges
    .slice(0, 1 + Math.floor(ofCommits * MOST_COMMITS))
    .sort((a, b) => b - a)
    .map((share, index) => ({ sha: shaOf(`${seed}/${startMs}/${index}`), authoredAt: instant(startMs - ageMs(share)) }));
  const commit = commits.at(-1)?.sha ?? shaOf(`${seed}/${startMs}`);
  return {
    id: derivedId(startMs, digestOf(`deployment/${startMs}`)),
    service,
    environment: "production",
    commit,
    commits,
    version: `${instant(startMs).slice(0, 10).replaceAll("-", ".")}-${commit.slice(0, 7)}`,
    outcome,
    startAt: instant(startMs),
    finishAt: instant(startMs + Math.max(1, Math.round(seconds * 1000))),
  };
}

const instant = (ms: number): string => new Date(ms).toISOString();
const shaOf = (text: string): string => digestOf(text).slice(0, 40);
const ageMs = (share: number): number => Math.round(YOUNGEST * (OLDEST / YOUNGEST) ** share * 60_000);

/** Eight independent numbers in [0, 1). */
const sharesOf = (digest: string): number[] =>
  Array.from({ length: 8 }, (_, index) => Number.parseInt(digest.slice(8 * index, 8 * index + 8), 16) / 2 ** 32);

function pick<T extends { readonly percent: number }>(choices: readonly T[], share: number): T {
  let upTo = 0;
  for (const choice of choices) {
    upTo += choice.percent;
    if (share * 100 < upTo) return choice;
  }
  throw new Error("the percentages are not of the whole");
}
