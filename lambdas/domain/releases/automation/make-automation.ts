import type { GeneratedArtifact, ReleaseContext, Stack } from "../../../contract/release.ts";
import { artifactOf, type Traceable, type TracedFile } from "../pipeline/traced-file.ts";
import { kubernetesFiles } from "./kubernetes/kubernetes-files.ts";
import { lambdaFiles } from "./lambda/lambda-files.ts";
import { siteFiles } from "./site/site-files.ts";

export type AutomationOutput = { readonly artifacts: readonly GeneratedArtifact[] };

const OF_STACK: Readonly<Record<Stack, (context: ReleaseContext) => TracedFile[]>> = {
  "python-kubernetes": kubernetesFiles,
  "node-lambda": lambdaFiles,
  "static-site": siteFiles,
};

/** Step 4: what watches the service, and takes it back. It names what the infrastructure step made: namespaces, colours, stacks, paths. */
export const makeAutomation = (context: ReleaseContext, idsOf: Traceable): AutomationOutput => ({
  artifacts: OF_STACK[context.stack](context).map((file) => artifactOf("automation", idsOf, file)),
});
