import { mkdir } from "node:fs/promises";
import { Advice } from "../console/advice.ts";
import { step } from "../console/progress.ts";
import type { Home } from "../places.ts";
import { type Outputs, readOutputs, STACK } from "../targets/outputs.ts";
import type { Place } from "../targets/place.ts";
import { progressIn, runCdk } from "./cdk.ts";
import { checkShape } from "./check-shape.ts";
import { stackStatus } from "./stack.ts";
import { stackObstacle } from "./stack-obstacle.ts";

const TOOLKIT = "CDKToolkit";

/** Brings the stack up to date and returns its outputs. Data stays; where it could not, nothing is done and the reason is said. */
export async function deployStack(place: Place, home: Home): Promise<Outputs> {
  const { name } = place.target;
  await mkdir(home.dir, { recursive: true });
  const obstacle = stackObstacle(await stackStatus(STACK), name);
  if (obstacle) throw obstacle;
  const assembly = home.assembly(name);
  await step("Building the stack", () => runCdk(place, ["synth", "--quiet", "--output", assembly], () => {}));
  if (name === "localstack") await checkShape(assembly);
  await bootstrap(place, assembly);
  await step("Deploying the stack", (tell) => deploy(place, home, tell));
  const outputs = await readOutputs(home.outputs(name));
  if (!outputs) throw new Advice("The stack is deployed, but says nothing of itself", "Try again: npm start");
  return outputs;
}

async function deploy(place: Place, home: Home, tell: (detail: string) => void): Promise<void> {
  const { name } = place.target;
  const args = [
    "deploy",
    STACK,
    "--app",
    home.assembly(name),
    "--require-approval",
    "never",
    "--outputs-file",
    home.outputs(name),
    "--progress",
    "events",
  ];
  // Without a change set an emulator is quicker; on AWS a change set keeps what is not changed from being touched.
  if (place.endpoint !== null) args.push("--method", "direct");
  await runCdk(place, args, (line) => {
    const progress = progressIn(line);
    if (progress) tell(progress);
  });
}

/** Makes the bucket and roles that the CDK deploys through, once an account and region. */
async function bootstrap(place: Place, assembly: string): Promise<void> {
  if ((await stackStatus(TOOLKIT)) !== null) return;
  await step("Preparing the account for the CDK (bootstrap, once)", () => runCdk(place, ["bootstrap", "--app", assembly], () => {}));
}
