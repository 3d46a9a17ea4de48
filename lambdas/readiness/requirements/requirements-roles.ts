import { isMl } from "../../domain/releases/context/is-ml.ts";
import { storyTemplates } from "../../domain/releases/requirements/stories.ts";
import { REQUIREMENTS, requirementsCheck } from "./read-requirements.ts";

/** With a model: data scientist, ML engineer, SRE, product owner. Without: developer, SRE, product owner. */
export const requirementsRoles = requirementsCheck(
  { id: "requirements-roles", title: "Everybody whom the release concerns has a story", weight: 2, critical: true },
  ({ stories }, { context }) => {
    const roles = [...new Set(storyTemplates(isMl(context)).map(({ role }) => role))];
    const heard = (role: string) => stories.some((story) => story.role === role && story.criteria.length > 0);
    const problems = roles.filter((role) => !heard(role)).map((role) => `${REQUIREMENTS}: no story with criteria by ${role}`);
    return { problems, evidence: roles.join(", ") };
  },
);
