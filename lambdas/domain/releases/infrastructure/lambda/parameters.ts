import type { Environment, Tier } from "../../pipeline/environments.ts";

type Settings = Readonly<Record<"Shift" | "MemoryMegabytes" | "LogRetentionDays" | "RequestsPerSecond", string>>;

const BY_TIER: Readonly<Record<Tier, Settings>> = {
  development: { Shift: "AllAtOnce", MemoryMegabytes: "512", LogRetentionDays: "7", RequestsPerSecond: "20" },
  staging: { Shift: "Linear10PercentEvery1Minute", MemoryMegabytes: "1024", LogRetentionDays: "14", RequestsPerSecond: "100" },
  production: { Shift: "Linear10PercentEvery2Minutes", MemoryMegabytes: "1024", LogRetentionDays: "90", RequestsPerSecond: "1000" },
};

/** `infra/parameters/ENVIRONMENT.json`, without the version: that is the deployment's. Staging has production's memory, or its latency would say nothing. */
export const lambdaParameters = ({ name, tier }: Environment): string =>
  `${JSON.stringify(
    Object.entries({ Environment: name, ...BY_TIER[tier] }).map(([key, value]) => ({ ParameterKey: key, ParameterValue: value })),
    null,
    2,
  )}\n`;
