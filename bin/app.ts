import { App } from "aws-cdk-lib";
import * as z from "zod";
import { DEFAULT_INCIDENT_POLICY, IncidentPolicy } from "../lambdas/contract/incident.ts";
import { BUNDLES } from "../lib/bundles.ts";
import { BellwetherStack } from "../lib/stacks/bellwether-stack.ts";
import { targetNamed } from "../lib/targets.ts";
import { bundleHandlers } from "./bundle-handlers.ts";
import { observerEnvironment } from "./deploy/observer-environment.ts";
import { homeOf } from "./places.ts";

const endpoint = process.env.AWS_ENDPOINT_URL;
const named = targetNamed(process.env.TARGET ?? (endpoint ? "localstack" : "aws"));
/** Executors that the account reserves, by BELLWETHER_RESERVED_EXECUTORS; new accounts refuse to reserve any. */
const reserved = z.coerce
  .number()
  .int()
  .min(1)
  .optional()
  .parse(process.env.BELLWETHER_RESERVED_EXECUTORS || undefined);
const target = reserved === undefined ? named : { ...named, reservedExecutors: reserved };

/** The deployment's own policy, as JSON in BELLWETHER_INCIDENT_POLICY; a wrong one ends the deploy with its reason. */
const setting = process.env.BELLWETHER_INCIDENT_POLICY;
const incidentPolicy = setting ? IncidentPolicy.parse({ ...DEFAULT_INCIDENT_POLICY, ...JSON.parse(setting) }) : null;

const { bundles } = homeOf(process.env);
await bundleHandlers(bundles);
const app = new App({ context: { [BUNDLES]: bundles } });
new BellwetherStack(app, "Bellwether", {
  target,
  incidentPolicy,
  observer: observerEnvironment(process.env),
  publicEndpoint: target.name === "aws" ? null : (endpoint ?? "http://127.0.0.1:4566"),
});
app.synth();
