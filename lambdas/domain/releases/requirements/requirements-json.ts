import type { ReleaseContext } from "../../../contract/release.ts";
import type { NumberedStories } from "./number-stories.ts";

/** The stories for programs: each criterion with its topic, keys in a fixed order. */
export function requirementsJson(context: ReleaseContext, { stories, topicOf }: NumberedStories): string {
  const { name, version, commit, service, stack, environments, latency, availability } = context;
  const withTopics = stories.map(({ criteria, ...story }) => ({
    ...story,
    criteria: criteria.map(({ id, ...rest }) => ({ id, topic: topicOf[id], ...rest })),
  }));
  const objectives = { latency: { milliseconds: latency.milliseconds, percentile: latency.percentile }, availability };
  const all = { name, version, commit, service, stack, environments, objectives, stories: withTopics };
  return `${JSON.stringify(all, null, 2)}\n`;
}
