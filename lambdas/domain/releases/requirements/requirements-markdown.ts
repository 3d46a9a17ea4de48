import type { AcceptanceCriterion, ReleaseContext, UserStory } from "../../../contract/release.ts";
import { codeSpan, list, table } from "../../incidents/markdown.ts";
import type { Facts } from "./facts.ts";
import type { NumberedStories } from "./number-stories.ts";

/** The stories for people. */
export function requirementsMarkdown(context: ReleaseContext, facts: Facts, { stories, topicOf }: NumberedStories): string {
  const sections = [
    `# Requirements: ${facts.what}`,
    "Who wants what of this release, and how it is seen that they have it. Other files of this package answer the criteria by their ids (`AC-n.m`).",
    `## Release\n\n${releaseTable(context)}`,
    `## Objectives\n\n${objectivesTable(facts)}`,
    ...stories.map((story) => storySection(story, topicOf)),
  ];
  return `${sections.join("\n\n")}\n`;
}

const releaseTable = ({ commit, service, framework, serving, target, stack, environments }: ReleaseContext) =>
  table(
    ["What", "Value"],
    [
      ["Commit", codeSpan(commit)],
      ["Service", codeSpan(service)],
      ["Framework", codeSpan(framework)],
      ["Serving", codeSpan(serving)],
      ["Target", codeSpan(target)],
      ["Stack", codeSpan(stack)],
      ["Environments, in order", environments.map(codeSpan).join(", ")],
    ],
  );

const objectivesTable = ({ fastShare, bound, percentile, availability, budget, budgetTime, windowDays }: Facts) =>
  table(
    ["Objective", `Over ${windowDays} days`, "What it leaves"],
    [
      ["Latency", `${fastShare} of requests within ${bound} (${percentile})`, "the rest may be slower"],
      ["Availability", `${availability} of requests succeed`, `${budget} may fail, as much as ${budgetTime} of nothing but failures`],
    ],
  );

function storySection({ id, role, want, soThat, criteria }: UserStory, topicOf: NumberedStories["topicOf"]): string {
  const story = `As ${articleOf(role)} **${role}** I want ${want}, so that ${soThat}.`;
  return [`## ${id}: ${role}`, story, ...criteria.map((one) => criterionSection(one, topicOf[one.id] ?? ""))].join("\n\n");
}

const criterionSection = ({ id, given, when, outcome }: AcceptanceCriterion, topic: string) =>
  `### ${id}: ${topic}\n\n${list([`**Given** ${given}`, `**When** ${when}`, `**Then** ${outcome}`])}`;

/** "An SRE" and "an ML engineer" are said by their letters. */
const articleOf = (role: UserStory["role"]) => (role === "SRE" || role === "ML engineer" ? "an" : "a");
