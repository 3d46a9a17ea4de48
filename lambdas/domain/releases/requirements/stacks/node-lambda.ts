import { type CriterionDraft, criterion } from "../criterion-draft.ts";
import type { Facts } from "../facts.ts";
import { pipelineKeyCriterion, rollbackCriteria, scanCriterion } from "../shared-criteria.ts";

/** A Node service as a function with an alias. */
export const nodeLambdaCriteria = (facts: Facts): CriterionDraft[] => [
  ...deliveryCriteria(facts),
  ...operationCriteria(facts),
  ...protectionCriteria(facts),
];

const deliveryCriteria = ({ what, commit, production }: Facts) => [
  criterion(
    "packaging",
    `commit ${commit} of ${what}`,
    "the pipeline runs on it",
    "it builds one bundle from locked dependencies without a manual step, and every environment gets that bundle",
  ),
  criterion(
    "blue-green",
    `the function version that serves ${production} (blue) and ${what} as a newly published one (green)`,
    "green is deployed",
    "the alias moves traffic to green in steps while alarms are watched, and blue stays published: the weighted alias is Lambda's equivalent of a blue-green deployment",
  ),
  criterion(
    "validation",
    "the schema of the service's requests and answers",
    "the pipeline validates it",
    "a change that breaks it stops the pipeline before a bundle is built",
  ),
  criterion(
    "validation",
    "a request whose body does not match the schema",
    "the service gets it",
    "it answers 400, names the field, and does nothing else",
  ),
];

const operationCriteria = (facts: Facts) => [
  criterion(
    "health",
    "a version that was deployed to an environment",
    "the pipeline asks its health endpoint",
    "it answers 200 with its version, and a deployment whose check fails goes no further",
  ),
  criterion(
    "scaling",
    "more requests at once than before",
    "Lambda starts more instances",
    "no request waits for a person, and requests that are turned away raise an alarm",
  ),
  ...rollbackCriteria(facts, "the alias goes back to the version that was verified last"),
  criterion(
    "observability",
    `${facts.service} in any environment`,
    "it serves requests",
    "one dashboard shows its latency, throughput, errors and throttles, and a trace shows where a request's time went",
  ),
  criterion(
    "observability",
    `${facts.service} in any environment`,
    "it writes a log line",
    "the line is structured, carries service, environment and version, and is kept for a stated time",
  ),
];

const protectionCriteria = ({ what }: Facts) => [
  scanCriterion("the bundle and the packages in it"),
  criterion(
    "security",
    "the function's role",
    "somebody breaks into its process",
    "they can use the resources that the service needs, and no other",
  ),
  criterion(
    "secrets",
    `passwords and tokens that ${what} needs`,
    "it is deployed to an environment",
    "they are read from that environment's secret store at run time, and are in no file, bundle, variable or log",
  ),
  pipelineKeyCriterion(),
];
