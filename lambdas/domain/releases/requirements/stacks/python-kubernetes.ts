import { type CriterionDraft, criterion } from "../criterion-draft.ts";
import type { Facts } from "../facts.ts";
import { pipelineKeyCriterion, rollbackCriteria, scanCriterion } from "../shared-criteria.ts";

/** A model behind FastAPI, in a container on Kubernetes. */
export const pythonKubernetesCriteria = (facts: Facts): CriterionDraft[] => [
  ...deliveryCriteria(facts),
  ...operationCriteria(facts),
  ...protectionCriteria(facts),
];

const deliveryCriteria = ({ what, commit, production }: Facts) => [
  criterion(
    "packaging",
    `commit ${commit} of ${what}`,
    "the pipeline runs on it",
    "it builds one container image without a manual step, tagged with version and commit, and every environment gets that image",
  ),
  criterion(
    "blue-green",
    `the release that serves ${production} (blue) and ${what} beside it (green)`,
    "green is ready and its canary passes",
    "the service is switched to green in one step, no request is lost, and blue stays ready to take the traffic back",
  ),
  criterion(
    "validation",
    "a trained model and the data that it was accepted with",
    "the pipeline validates it",
    "a model that misses its quality thresholds, or expects other features than the service sends, stops the pipeline before an image is built",
  ),
  criterion(
    "validation",
    "a request whose body does not match the schema",
    "the prediction endpoint gets it",
    "it answers 422, names the field, and predicts nothing",
  ),
  criterion(
    "drift",
    "the distribution of features and predictions that the model was trained with",
    `what ${what} sees in ${production} moves away from it`,
    "an alert opens a ticket for the data scientists; it does not roll back, as the release before has the same data",
  ),
];

const operationCriteria = (facts: Facts) => [
  criterion(
    "health",
    "a pod whose process has started",
    "Kubernetes asks its readiness check",
    "it gets traffic only while the check passes, and the check passes only with the model loaded",
  ),
  criterion("health", "a pod that no longer answers", "its liveness check has failed several times in a row", "Kubernetes restarts it"),
  criterion(
    "scaling",
    "more load than the running pods can take",
    "the autoscaler measures it",
    "it adds pods up to a stated limit, and takes them away again down to the environment's minimum",
  ),
  ...rollbackCriteria(facts, "traffic goes back to the release that was verified last"),
  criterion(
    "observability",
    `${facts.service} in any environment`,
    "it serves requests",
    "metrics with service and environment show its latency, throughput and errors on one dashboard",
  ),
  criterion(
    "observability",
    `${facts.service} in any environment`,
    "it writes a log line",
    "the line is structured and is collected with service, environment and version",
  ),
];

const protectionCriteria = ({ what }: Facts) => [
  scanCriterion("the image and the packages in it"),
  criterion(
    "security",
    "a running pod",
    "somebody breaks into its process",
    "they are not root, cannot write to its file system, and have no more capabilities, rights and network than the service needs",
  ),
  criterion(
    "secrets",
    `passwords and tokens that ${what} needs`,
    "it is deployed to an environment",
    "they come from that environment's secret store at run time, and are in no file, image or log",
  ),
  pipelineKeyCriterion(),
];
