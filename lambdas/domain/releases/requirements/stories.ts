import type { UserStory } from "../../../contract/release.ts";
import type { Topic } from "./topics.ts";

export type StoryTemplate = Omit<UserStory, "id" | "criteria"> & { readonly topics: readonly Topic[] };

/** Who wants the topics of the first two stories differs; the rest is wanted alike of every stack. */
const OF_MODELS: readonly StoryTemplate[] = [
  {
    role: "data scientist",
    want: "every model validated before it is deployed and watched for drift afterwards",
    soThat: "the model in production is the one that was accepted, and I learn when it no longer fits its data",
    topics: ["validation", "drift"],
  },
  {
    role: "ML engineer",
    want: "a model packaged the same way every time and brought in beside the one that serves",
    soThat: "a release needs no manual step and no downtime",
    topics: ["packaging", "blue-green"],
  },
];

const OF_SOFTWARE: readonly StoryTemplate[] = [
  {
    role: "developer",
    want: "every change validated before it is deployed",
    soThat: "what I break stops in the pipeline and not at a user",
    topics: ["validation"],
  },
  {
    role: "developer",
    want: "every change packaged the same way and brought in beside the version that serves",
    soThat: "a release needs no manual step and no downtime",
    topics: ["packaging", "blue-green"],
  },
];

const OF_ALL: readonly StoryTemplate[] = [
  {
    role: "SRE",
    want: "health checks, room for load and a way back that works without me",
    soThat: "a fault of one instance or of one release is not an outage",
    topics: ["health", "scaling", "rollback"],
  },
  {
    role: "SRE",
    want: "to see what the service does in every environment",
    soThat: "I find the cause of an alert without access to the machines",
    topics: ["observability"],
  },
  {
    role: "SRE",
    want: "nothing deployed with known holes, more rights than it needs or secrets in its files",
    soThat: "a fault in one part does not open the others",
    topics: ["security", "secrets"],
  },
  {
    role: "product owner",
    want: "the stated latency and availability held, and an alert before they are missed",
    soThat: "users get what they were promised",
    topics: ["latency", "availability"],
  },
  {
    role: "product owner",
    want: "releases that go through every environment in order and into production only after a review",
    soThat: "nothing reaches users that was not verified and agreed to",
    topics: ["promotion"],
  },
];

/** The stories in the order of their ids. Each topic is in at most one of them; only drift is in none, where there is no model. */
export const storyTemplates = (ofModel: boolean): readonly StoryTemplate[] => [...(ofModel ? OF_MODELS : OF_SOFTWARE), ...OF_ALL];
