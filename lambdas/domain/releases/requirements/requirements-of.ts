import type { GeneratedArtifact, ReleaseContext, Stack } from "../../../contract/release.ts";
import { isMl } from "../context/is-ml.ts";
import type { CriterionDraft } from "./criterion-draft.ts";
import { type Facts, factsOf } from "./facts.ts";
import { highAvailabilityCriteria } from "./high-availability.ts";
import { type NumberedStories, numberStories } from "./number-stories.ts";
import { promotionCriteria } from "./promotion-criteria.ts";
import { requirementsJson } from "./requirements-json.ts";
import { requirementsMarkdown } from "./requirements-markdown.ts";
import { objectiveCriteria } from "./shared-criteria.ts";
import { nodeLambdaCriteria } from "./stacks/node-lambda.ts";
import { pythonKubernetesCriteria } from "./stacks/python-kubernetes.ts";
import { staticSiteCriteria } from "./stacks/static-site.ts";
import { storyTemplates } from "./stories.ts";

const OF_STACK: Readonly<Record<Stack, (facts: Facts) => readonly CriterionDraft[]>> = {
  "python-kubernetes": pythonKubernetesCriteria,
  "node-lambda": nodeLambdaCriteria,
  "static-site": staticSiteCriteria,
};

export type RequirementsOutput = NumberedStories & { readonly artifacts: readonly GeneratedArtifact[] };

/** Step 1: who wants what of this release and how it is seen. The same context gives the same ids and the same bytes. */
export function requirementsOf(context: ReleaseContext): RequirementsOutput {
  const facts = factsOf(context);
  const numbered = numberStories(storyTemplates(isMl(context)), [
    ...OF_STACK[context.stack](facts),
    ...objectiveCriteria(facts),
    ...promotionCriteria(facts, context.environments),
    ...highAvailabilityCriteria(context),
  ]);
  return {
    ...numbered,
    artifacts: [
      artifact("docs/requirements.md", requirementsMarkdown(context, facts, numbered)),
      artifact("docs/requirements.json", requirementsJson(context, numbered)),
    ],
  };
}

/** They state the criteria and answer none, so they trace to nothing. */
const artifact = (path: string, content: string): GeneratedArtifact => ({
  path,
  kind: "requirements",
  step: "requirements",
  content,
  traces: [],
});
