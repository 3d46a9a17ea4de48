import type { PipelineStage, ReleaseContext } from "../../../contract/release.ts";
import { type Cloud, cloudOf } from "../pipeline/cloud.ts";
import { environmentsOf, productionOf } from "../pipeline/environments.ts";
import { table } from "../pipeline/markdown.ts";
import { UNKNOWN_OWNER } from "./naming.ts";
import { sizeOf } from "./sizing.ts";
import { stageTable } from "./stage-table.ts";

/** How the switch works, who does it when, and what has to be filled in before the first one. */
export const blueGreen = (context: ReleaseContext, stages: readonly PipelineStage[]): string => `# Blue-green deployment of ${context.name}

Two Deployments, \`${context.slug}-blue\` and \`${context.slug}-green\`, stand beside each other. The Service \`${context.slug}\` selects one of
them by the label \`color\`; \`${context.slug}-preview\` always selects the other. \`scripts/switch.sh\` is the only thing that installs the
chart, and it keeps no state: what is live is read from the cluster.

## The way of a release

1. **deploy**: the idle colour gets the image, by digest, with one pod and no traffic. Smoke tests ask it through the preview.
2. **canary**: the live Service selects both colours. The share is by pods: ${canaryShare(context)}. A finer share needs a gateway with
   weights (\`HTTPRoute\`); this needs nothing but a Service.
3. **promote**: the idle colour grows to the size of the active one; when its pods are ready, the Service's selector changes in one
   step. Pods that lose the traffic first finish what they have (\`preStop\`, 30 seconds).
4. The old colour stays as it is, at full size, until the next deployment.

${stageTable(stages)}

## The way back

- During a canary: \`scripts/switch.sh ${productionOf(context)} abort\`. The pipeline does it when a smoke test fails or the job is
  cancelled. **Whoever rejects the review between canary and rollout runs it**, as the canary otherwise keeps its share.
- After a promotion: \`scripts/switch.sh ${productionOf(context)} rollback IMAGE\`, with the image to get away from. The other colour has all
  its pods, so that it takes as long as a change of the selector.
- An alert runs \`scripts/rollback.sh\`, which needs kubectl alone; the next \`scripts/switch.sh\` reads from the cluster what it left.
- All may be repeated: the second time changes nothing.
- Not covered: a change that the release before cannot live with, as of a database. Make such changes in two releases.

## Sizes

${table(
  ["environment", "pods at least", "at most", "zones"],
  environmentsOf(context).map((environment) => {
    const { min, max, zoneSpread } = sizeOf(context, environment);
    return [environment.name, String(min), String(max), zoneSpread];
  }),
)}

Between a promotion and the next deployment both colours have at least that many: the price of a way back in seconds.

## Before the first deployment

An administrator of the cluster installs the External Secrets Operator (0.17 or later, for its API \`v1\`) and applies
\`k8s/ENVIRONMENT/admin/\`. The pipeline's own rights are in \`rbac.yaml\` there; it may not change them, nor read Secrets.
These values are examples and have to be set first:

${table(["where", "what"], toSet(context))}
`;

const canaryShare = (context: ReleaseContext): string => {
  const production = environmentsOf(context).at(-1);
  const { min } = sizeOf(context, production ?? { name: "production", tier: "production" });
  return `one pod beside ${min}, ${Math.round(100 / (min + 1))} % of the requests, less where the active colour has grown`;
};

const TO_SET: Readonly<Record<Cloud, string>> = {
  google: "project, location and cluster; the deployer's service account",
  aws: "region and role; the access entry's group",
  azure: "vault and client id; the deployer's object id",
  any: "address of Vault; the deployer's user, as the API server maps it",
};

const toSet = (context: ReleaseContext): string[][] => [
  ["`k8s/*/admin/secret-store.yaml`, `rbac.yaml`", TO_SET[cloudOf(context)]],
  ["`chart/values.yaml`: `network`", "namespaces of the callers and of Prometheus"],
  ["`chart/values.yaml`: `imagePullSecret`", "where the nodes may not pull from the registry"],
  ...(context.repo === null ? [["`IMAGE` in the workflow, `chart/values.yaml`", `\`${UNKNOWN_OWNER}\`: owner of the repository`]] : []),
];
