import { App } from "aws-cdk-lib";
import { BellwetherStack } from "../lib/stacks/bellwether-stack.ts";
import { targetNamed } from "../lib/targets.ts";
import { bundleHandlers } from "./bundle-handlers.ts";

const endpoint = process.env.AWS_ENDPOINT_URL;
const target = targetNamed(process.env.TARGET ?? (endpoint ? "localstack" : "aws"));

await bundleHandlers();
const app = new App();
new BellwetherStack(app, "Bellwether", { target, publicEndpoint: target.name === "aws" ? null : (endpoint ?? "http://127.0.0.1:4566") });
app.synth();
