import { TOOLS } from "../../versions.ts";
import type { Cloud } from "../cloud.ts";
import { CLUSTER_ACCESS } from "../cluster-access.ts";
import type { Delivery } from "../deploy-stages.ts";
import { expression } from "../expression.ts";
import { CHECKOUT } from "../setup-steps.ts";
import type { WorkflowStep } from "../workflow.ts";

const run = (name: string, command: string): WorkflowStep => ({ name, run: command });

/** Runs too where the job is cancelled, as a canary must not keep its share of the traffic unwatched. */
const takeBack = (environment: string): WorkflowStep => ({
  name: "Take the canary back",
  if: "failure() || cancelled()",
  run: `bash scripts/switch.sh ${environment} abort`,
});

/** Blue-green with Helm: the idle colour gets the image and is tried before it gets traffic. */
export const pythonDelivery = (cloud: Cloud): Delivery => ({
  // id-token: to sign in without a stored key.
  permissions: { contents: "read", "id-token": "write" },
  // The deployer may not read Secrets, so Helm keeps its history in ConfigMaps.
  env: { HELM_DRIVER: "configmap", IMAGE_REF: expression("needs.build.outputs.image") },
  signIn: [
    CHECKOUT,
    ...CLUSTER_ACCESS[cloud],
    { name: "Set up kubectl", uses: "azure/setup-kubectl", with: { version: TOOLS.kubectl.version } },
    { name: "Set up Helm", uses: "azure/setup-helm", with: { version: TOOLS.helm.version } },
  ],
  deploy: (environment) => [
    run("Deploy to the idle colour", `bash scripts/switch.sh ${environment} deploy "$IMAGE_REF" "$VERSION"`),
    run("Smoke tests of the idle colour", `bash scripts/smoke.sh ${environment} preview`),
    run("Switch traffic", `bash scripts/switch.sh ${environment} promote "$IMAGE_REF"`),
    run("Smoke tests with traffic", `bash scripts/smoke.sh ${environment} live`),
  ],
  canary: (environment) => [
    run("Deploy to the idle colour", `bash scripts/switch.sh ${environment} deploy "$IMAGE_REF" "$VERSION"`),
    run("Smoke tests before any traffic", `bash scripts/smoke.sh ${environment} preview`),
    run("Give the canary its share of the traffic", `bash scripts/switch.sh ${environment} canary "$IMAGE_REF"`),
    run("Watch the canary for ten minutes", `bash scripts/smoke.sh ${environment} preview --repeat 20 --every 30`),
    takeBack(environment),
  ],
  rollout: (environment) => [
    run("Switch all traffic", `bash scripts/switch.sh ${environment} promote "$IMAGE_REF"`),
    run(
      "Smoke tests, and back if they fail",
      `bash scripts/smoke.sh ${environment} live || { bash scripts/switch.sh ${environment} rollback "$IMAGE_REF"; exit 1; }`,
    ),
  ],
  does: {
    deploy: [
      "deploys the image to the idle colour",
      "smoke tests, switch of traffic, smoke tests again",
      "each environment only after the one before",
    ],
    canary: [
      "waits for review",
      "one pod of the new colour takes its share of the traffic",
      "ten minutes of smoke tests; taken back if one fails",
    ],
    rollout: [
      "waits for review of the canary's figures",
      "switches all traffic to the new colour",
      "smoke tests; back to the old colour if they fail",
    ],
  },
});
