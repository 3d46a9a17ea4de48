import type { ReleaseContext } from "../../../contract/release.ts";
import { ACTIONS, BASE_IMAGES, LOOKED_UP, TOOLS } from "../versions.ts";
import { ARTIFACT_FACTS } from "./artifact-facts.ts";
import { productionOf } from "./environments.ts";
import { table } from "./markdown.ts";
import type { Stage } from "./workflow.ts";

/** What goes into the pipeline, what comes out, and what has to be set once in the repository. */
export function artifactsDocument(context: ReleaseContext, stages: readonly Stage[], workflow: string): string {
  const { provides, makes, variables } = ARTIFACT_FACTS[context.stack](context);
  return `# Artifacts of ${context.name}

The pipeline is \`.github/workflows/deploy.yml\`; its stages are listed in \`docs/stages.json\`.

## What the repository provides

${table(["what", "for"], provides)}

## What the pipeline makes

${table(["artifact", "stage", "form", "kept"], makes)}

${once(stages)}

## To set once

Create the environments ${context.environments.map((name) => `\`${name}\``).join(", ")} in the repository's settings.

${reviews(productionOf(context))}

Each environment has its own values of these variables. None of them is a secret:

${table(
  ["variable", "what it holds"],
  variables.map(([name, meaning]) => [`\`${name}\``, meaning]),
)}

## Versions

Looked up on ${LOOKED_UP}. *registry*: asked of the package's own registry that day. *release tag*: an exact tag that public
workflows and Dockerfiles use; GitHub and Docker Hub were not asked. No hash is given, as none has a source that could be cited.
To pin by hash, resolve each tag yourself.

${table(["what", "version", "known from"], versionRows(context, workflow))}
`;
}

const once = (stages: readonly Stage[]): string =>
  `Built once, in stage ${stages.findIndex(({ id }) => id === "build") + 1}; every environment gets the same bytes.`;

const reviews = (production: string): string =>
  `- \`${production}\`: required reviewers, self-review prevented, deployment branch \`main\`. Both jobs of it wait for a review: before
  the canary, and before the full rollout. No job of it runs without.
- The others: deployment branch \`main\`.
- Trust for signing in is given to \`repo:OWNER/NAME:environment:ENVIRONMENT\`, one identity for each environment.`;

/** Only what this package uses. */
function versionRows({ stack }: ReleaseContext, workflow: string): string[][] {
  const actions = Object.entries(ACTIONS).filter(([name]) => workflow.includes(`${name}@`));
  const tools = Object.entries(TOOLS).filter(([, { version }]) => workflow.includes(version));
  const image = stack === "python-kubernetes" ? [["base image", `\`${BASE_IMAGES.python.image}\``, BASE_IMAGES.python.source]] : [];
  return [...[...actions, ...tools].map(([name, { version, source }]) => [`\`${name}\``, `\`${version}\``, source]), ...image];
}
