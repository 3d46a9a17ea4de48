import type { AcceptanceCriterion, GeneratedArtifact, UserStory } from "../../contract/release.ts";
import type { RequirementsOutput } from "./requirements/requirements-of.ts";
import { isTopic } from "./requirements/topics.ts";

type Traced = Pick<GeneratedArtifact, "kind" | "step" | "traces">;
type Objective = NonNullable<AcceptanceCriterion["objective"]>;

const OBJECTIVES: readonly Objective[] = ["latency", "availability"];

/** Ids of the criteria of a topic, none where the stack has none. What is no topic throws: a misspelt one would leave files without traces. */
export const traceable =
  ({ topicOf }: Pick<RequirementsOutput, "topicOf">) =>
  (topic: string): string[] => {
    if (!isTopic(topic)) throw new Error(`"${topic}" is no topic of requirements`);
    return Object.keys(topicOf).filter((id) => topicOf[id] === topic);
  };

/** Criteria that no artifact answers. The requirements themselves do not count: they only state them. */
export function untracedCriteria(stories: readonly UserStory[], artifacts: readonly Traced[]): AcceptanceCriterion[] {
  const answered = tracesOf(artifacts.filter(({ kind }) => kind !== "requirements"));
  return stories.flatMap(({ criteria }) => criteria.filter(({ id }) => !answered.has(id)));
}

/** Objectives with a criterion that no alert answers. One that no criterion states has no alert either. */
export function objectivesWithoutAlert(stories: readonly UserStory[], artifacts: readonly Traced[]): Objective[] {
  const watched = tracesOf(artifacts.filter(isAlerts));
  const criteria = stories.flatMap((story) => story.criteria);
  return OBJECTIVES.filter((objective) => {
    const stated = criteria.filter((one) => one.objective === objective);
    return stated.length === 0 || stated.some(({ id }) => !watched.has(id));
  });
}

/** Prometheus' rules, or on AWS the alarms, which are the automation step's template. */
const isAlerts = ({ kind, step }: Traced) => kind === "prometheus-rules" || (kind === "template" && step === "automation");

const tracesOf = (artifacts: readonly Traced[]): ReadonlySet<string> => new Set(artifacts.flatMap(({ traces }) => traces));
