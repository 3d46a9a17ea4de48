import * as z from "zod";
import { EnvironmentName, ServiceName } from "./deployment.ts";
import { Instant } from "./scalars.ts";

const Url = z.string().max(2_000, "at most 2000 characters");
const seconds = (least: number, most: number) =>
  z.number().int("expected a whole number").min(least, `at least ${least}`).max(most, `at most ${most}`);

const FIELDS = {
  deployUrl: Url.nullable().meta({ description: "Takes signed deploy requests; null = a simulated deployer answers" }),
  prometheusUrl: Url.nullable().meta({ description: "Base URL; null = metrics are posted" }),
  deploySeconds: seconds(5, 86_400).meta({ description: "How long a deployer may take" }),
  soakSeconds: seconds(1, 86_400).meta({ description: "How long metrics have to be good" }),
  tickSeconds: seconds(1, 900).meta({ description: "Between two looks at the metrics" }),
  badTicks: seconds(1, 20).meta({ description: "So many bad looks roll back; one halts" }),
  reviewSeconds: seconds(5, 14 * 86_400).meta({ description: "How long a review before this environment may take" }),
  isProduction: z.boolean().meta({ description: "May only be a release's last environment, which is reviewed" }),
};

/** What was said of an environment: what it leaves out holds as it was. Only optional fields without a default can tell the two apart. */
export const NamedSettings = z.strictObject(FIELDS).partial();
export type NamedSettings = z.infer<typeof NamedSettings>;

/** What an environment is verified and deployed by. Set by an admin token, for one service or for all. */
export const EnvironmentSettings = z.strictObject({
  deployUrl: FIELDS.deployUrl.default(null),
  prometheusUrl: FIELDS.prometheusUrl.default(null),
  deploySeconds: FIELDS.deploySeconds.default(1_800),
  soakSeconds: FIELDS.soakSeconds.default(300),
  tickSeconds: FIELDS.tickSeconds.default(30),
  badTicks: FIELDS.badTicks.default(3),
  reviewSeconds: FIELDS.reviewSeconds.default(3 * 86_400),
  isProduction: FIELDS.isProduction.default(false),
});
export type EnvironmentSettings = z.infer<typeof EnvironmentSettings>;

/** `PUT /environments/{environment}`. */
export const EnvironmentRequest = NamedSettings.extend({
  service: ServiceName.optional().meta({ description: "All services by default" }),
  rotateSecret: z.boolean().default(false).meta({ description: "Have a new signing secret" }),
});
export type EnvironmentRequest = z.infer<typeof EnvironmentRequest>;

/** What holds for a service in an environment, or for all services that nothing else is said of. */
export const Environment = EnvironmentSettings.extend({
  environment: EnvironmentName,
  service: ServiceName.nullable().meta({ description: "Null = all services" }),
  updatedBy: z.string(),
  updatedAt: Instant,
});
export type Environment = z.infer<typeof Environment>;

/** The answer that sets an environment: its secret is shown when it is made, and never again. */
export const EnvironmentSet = Environment.extend({ signingSecret: z.string().nullable() });
