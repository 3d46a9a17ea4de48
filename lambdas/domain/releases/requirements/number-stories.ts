import type { UserStory } from "../../../contract/release.ts";
import type { CriterionDraft } from "./criterion-draft.ts";
import type { StoryTemplate } from "./stories.ts";
import type { Topic } from "./topics.ts";

export type NumberedStories = { readonly stories: readonly UserStory[]; readonly topicOf: Readonly<Record<string, Topic>> };

/**
 * Gives every criterion to the story of its topic, and ids by place. Within a topic drafts keep their order, so what a context
 * adds has to come last: the ids of the others then stay.
 */
export function numberStories(templates: readonly StoryTemplate[], drafts: readonly CriterionDraft[]): NumberedStories {
  const numbered = templates.map(({ topics, ...template }, story) => {
    const own = topics.flatMap((topic) => drafts.filter((draft) => draft.topic === topic));
    const criteria = own.map((draft, place) => ({ ...draft, id: `AC-${story + 1}.${place + 1}` }));
    return { ...template, id: `US-${story + 1}`, criteria };
  });
  return { stories: numbered.map(plainStory), topicOf: Object.fromEntries(numbered.flatMap(({ criteria }) => criteria.map(topicEntry))) };
}

type Numbered = CriterionDraft & { readonly id: string };

const topicEntry = ({ id, topic }: Numbered) => [id, topic] as const;

const plainStory = ({ id, role, want, soThat, criteria }: Omit<UserStory, "criteria"> & { criteria: Numbered[] }): UserStory => ({
  id,
  role,
  want,
  soThat,
  criteria: criteria.map(({ id, given, when, outcome, objective }) => ({ id, given, when, outcome, objective })),
});
