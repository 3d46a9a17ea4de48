import type { AcceptanceCriterion } from "../../../contract/release.ts";
import type { Topic } from "./topics.ts";

/** A criterion before it has an id: which story it belongs to follows from its topic. */
export type CriterionDraft = Omit<AcceptanceCriterion, "id"> & { readonly topic: Topic };

/** A criterion that states no objective. */
export const criterion = (topic: Topic, given: string, when: string, outcome: string): CriterionDraft => ({
  topic,
  given,
  when,
  outcome,
  objective: null,
});

/** A criterion that states the objective of its topic, which an alert has to watch. */
export const objective = (topic: "latency" | "availability", given: string, when: string, outcome: string): CriterionDraft => ({
  ...criterion(topic, given, when, outcome),
  objective: topic,
});
