import { type CriterionDraft, criterion } from "../criterion-draft.ts";
import type { Facts } from "../facts.ts";
import { pipelineKeyCriterion, rollbackCriteria, scanCriterion } from "../shared-criteria.ts";

/** Files in a private bucket behind CloudFront. */
export const staticSiteCriteria = (facts: Facts): CriterionDraft[] => [
  ...deliveryCriteria(facts),
  ...operationCriteria(facts),
  ...protectionCriteria(),
];

const deliveryCriteria = ({ what, commit, production }: Facts) => [
  criterion(
    "packaging",
    `commit ${commit} of ${what}`,
    "the pipeline runs on it",
    "it builds the site once without a manual step, and uploads it under a prefix of its own that no later build changes",
  ),
  criterion(
    "blue-green",
    `the prefix that serves ${production} (blue) and that of ${what} (green), both complete in the bucket`,
    "green has passed its smoke tests",
    "CloudFront is switched to green in one step, and blue stays in the bucket: the switch of prefixes is a static site's equivalent of a blue-green deployment",
  ),
  criterion(
    "validation",
    "the built site",
    "the pipeline validates it",
    "a page that is missing, or a link within the site that leads nowhere, stops the pipeline before anything is uploaded",
  ),
];

const operationCriteria = (facts: Facts) => [
  criterion(
    "health",
    `${facts.what} in an environment`,
    "the synthetic check asks for its entry page from outside",
    "it gets 200 and the version that was deployed, or an alarm is raised",
  ),
  criterion(
    "scaling",
    "more visitors than before",
    "they ask for pages",
    "the edge's caches answer, so that the bucket is not asked each time, and a switch is still seen at once",
  ),
  ...rollbackCriteria(facts, "CloudFront goes back to the prefix that was verified last"),
  criterion(
    "observability",
    `${facts.service} in any environment`,
    "it serves requests",
    "their number, their error rate and the latency seen from outside are measured with service and environment",
  ),
];

const protectionCriteria = () => [
  scanCriterion("the packages that the site is built with"),
  criterion(
    "security",
    "the bucket",
    "somebody asks it directly",
    "it refuses: only CloudFront may read it, and CloudFront answers over TLS only",
  ),
  criterion("secrets", "the built site, which anybody can read", "it is uploaded", "no file of it holds a secret"),
  pipelineKeyCriterion(),
];
