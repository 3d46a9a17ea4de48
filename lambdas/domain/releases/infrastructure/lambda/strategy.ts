import type { PipelineStage, ReleaseContext } from "../../../../contract/release.ts";
import { productionOf } from "../../pipeline/environments.ts";
import { stageTable } from "../stage-table.ts";

/** How traffic moves from one version to the next, and back. */
export const lambdaStrategy = (
  context: ReleaseContext,
  stages: readonly PipelineStage[],
): string => `# Blue-green deployment of ${context.name}

Lambda's equivalent of two colours is an alias with weights. Callers know the alias \`live\` only; the version that it points at is
blue, the one that a deployment publishes is green. Versions never change.

## The way of a release

1. \`scripts/deploy.sh ENVIRONMENT start VERSION\` updates the stack. CodeDeploy moves \`live\` to the new version a tenth at a time.
2. While it does, three alarms look on: failed invocations and latency of the new version alone, and the API's 5xx.
3. \`scripts/deploy.sh ENVIRONMENT wait\` ends when all traffic is shifted, or fails when it went back.

The review before \`${productionOf(context)}\` comes before step 1. The job of the full rollout asks for it again, and **the shift goes on
meanwhile**: what stops it is an alarm, or \`aws deploy stop-deployment --auto-rollback-enabled\`.

${stageTable(stages)}

## The way back

- During the shift: each of the alarms makes CodeDeploy move \`live\` back at once, and CloudFormation undo the rest.
- Afterwards: \`scripts/rollback.sh\` moves \`live\` to a version that was published before. Versions are kept, so that takes seconds.
- Not covered: a change that the version before cannot live with, as of a table. Make such changes in two releases.

## Before the first deployment

- A bucket for packages in each environment (\`ARTIFACT_BUCKET\`).
- The secret \`${context.slug}/ENVIRONMENT\` in Secrets Manager; the function may read that one alone.
- The deployer's role: this stack (\`cloudformation\` on \`${context.slug}-*\`), the bucket, and what the template makes.
- \`GET /health\` answers 200 with the version, once the function can serve.
`;
