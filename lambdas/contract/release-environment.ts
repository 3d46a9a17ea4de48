import * as z from "zod";
import { EnvironmentName, ServiceName } from "./deployment.ts";
import { Instant } from "./scalars.ts";

const Url = z.string().max(2_000, "at most 2000 characters");
const seconds = (least: number, most: number) =>
  z.number().int("expected a whole number").min(least, `at least ${least}`).max(most, `at most ${most}`);

/** What an environment is verified and deployed by. Set by an admin token; for one service, or for all that have none of their own. */
export const EnvironmentSettings = z.strictObject({
  deployUrl: Url.nullable().default(null).meta({ description: "Takes signed deploy requests; null = a simulated deployer answers" }),
  prometheusUrl: Url.nullable().default(null).meta({ description: "Base URL; null = metrics are posted" }),
  deploySeconds: seconds(5, 86_400).default(1_800).meta({ description: "How long a deployer may take" }),
  soakSeconds: seconds(1, 86_400).default(300).meta({ description: "How long metrics have to be good" }),
  tickSeconds: seconds(1, 900).default(30).meta({ description: "Between two looks at the metrics" }),
  badTicks: seconds(1, 20).default(3).meta({ description: "So many bad looks roll back; one halts" }),
  reviewSeconds: seconds(5, 14 * 86_400)
    .default(3 * 86_400)
    .meta({ description: "How long a review before this environment may take" }),
});
export type EnvironmentSettings = z.infer<typeof EnvironmentSettings>;

/** `PUT /environments/{environment}`. */
export const EnvironmentRequest = EnvironmentSettings.extend({
  service: ServiceName.optional().meta({ description: "All services by default" }),
  rotateSecret: z.boolean().default(false).meta({ description: "Have a new signing secret" }),
});
export type EnvironmentRequest = z.infer<typeof EnvironmentRequest>;

export const Environment = EnvironmentSettings.extend({
  environment: EnvironmentName,
  service: ServiceName.nullable().meta({ description: "Null = all services" }),
  updatedBy: z.string(),
  updatedAt: Instant,
});
export type Environment = z.infer<typeof Environment>;

/** The answer that sets an environment: its secret is shown when it is made, and never again. */
export const EnvironmentSet = Environment.extend({ signingSecret: z.string().nullable() });
