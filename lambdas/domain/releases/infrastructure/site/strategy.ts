import type { PipelineStage, ReleaseContext } from "../../../../contract/release.ts";
import { productionOf } from "../../pipeline/environments.ts";
import { stageTable } from "../stage-table.ts";

/** How visitors move from one release to the next, and back. */
export const siteStrategy = (
  context: ReleaseContext,
  stages: readonly PipelineStage[],
): string => `# Blue-green deployment of ${context.name}

A static site's equivalent of two colours are prefixes. Each release is complete under \`releases/COMMIT/\` and never changes. A function
at CloudFront's edge puts the active prefix before the path; which one that is stands in a key value store. As the prefix is part of
the path, caches never mix releases and a switch needs no invalidation.

## The way of a release

1. **upload**: under its own prefix. Only a request with the header \`x-preview\` sees it: the smoke tests.
2. **canary**: a share of the visitors by their address, so that each sees one release.
3. **promote**: one write, seen everywhere within seconds. The release before is kept as \`previous\`.

${stageTable(stages)}

## The way back

- During a canary: \`scripts/switch.sh ${productionOf(context)} abort\`. The pipeline does it when a smoke test fails or the job is
  cancelled. **Whoever rejects the review between canary and rollout runs it**, as the canary otherwise keeps its share.
- After a promotion: \`scripts/switch.sh ${productionOf(context)} rollback\`, or \`promote COMMIT\` for an older one.
- A page that is open loads later parts from the active release. Keep names of assets stable or with a hash, and expect a reload.

## Before the first deployment

- The deployer's role: this stack (\`cloudformation\` on \`${context.slug}-*\`), what the template makes, \`s3:PutObject\` in the bucket, and
  \`cloudfront-keyvaluestore\` on the store.
- A domain of its own: \`DomainName\` and \`CertificateArn\` in \`infra/parameters/ENVIRONMENT.json\`.
- Preview is not secret: whoever sends the header sees what is uploaded. Nothing in the site may be.
`;
