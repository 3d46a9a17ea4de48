import type { ReleaseContext, Stack } from "../../../contract/release.ts";
import { type CriterionDraft, criterion } from "./criterion-draft.ts";

/** From here on the budget, 21.6 minutes in 30 days, is less than the loss of a node or a zone usually takes to mend. */
const HIGH = 0.9995;

const CRITERIA: Readonly<Record<Stack, readonly CriterionDraft[]>> = {
  "python-kubernetes": [
    criterion(
      "availability",
      "nodes that are drained or upgraded",
      "Kubernetes evicts pods",
      "a PodDisruptionBudget keeps as many of them running as the load needs",
    ),
    criterion(
      "availability",
      "a cluster of several zones",
      "one zone is lost",
      "pods in the other zones go on serving, as they are spread over zones",
    ),
  ],
  "node-lambda": [
    criterion(
      "availability",
      "a region of several zones",
      "one zone is lost",
      "Lambda goes on serving from the others: no network setting ties the function to one zone",
    ),
  ],
  "static-site": [
    criterion("availability", "a page that the edge has cached", "the bucket does not answer", "CloudFront serves the copy that it has"),
  ],
};

/** What an availability objective of 99.95 % or more adds: one fault of the platform must not spend the budget. */
export const highAvailabilityCriteria = ({ stack, availability }: ReleaseContext): readonly CriterionDraft[] =>
  availability >= HIGH ? CRITERIA[stack] : [];
