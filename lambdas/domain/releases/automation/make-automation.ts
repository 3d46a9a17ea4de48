import type { GeneratedArtifact, ReleaseContext, Stack } from "../../../contract/release.ts";
import { artifactOf, type Traceable, type TracedFile } from "../pipeline/traced-file.ts";
import type { StepOutputs } from "../step-outputs.ts";
import { kubernetesFiles } from "./kubernetes/kubernetes-files.ts";
import { lambdaFiles } from "./lambda/lambda-files.ts";
import { siteFiles } from "./site/site-files.ts";
import { traceabilityDocument } from "./traceability.ts";

export type AutomationOutput = { readonly artifacts: readonly GeneratedArtifact[] };

const OF_STACK: Readonly<Record<Stack, (context: ReleaseContext) => TracedFile[]>> = {
  "python-kubernetes": kubernetesFiles,
  "node-lambda": lambdaFiles,
  "static-site": siteFiles,
};

/** Step 4: what watches the service, and takes it back, and what of all the steps answers which criterion. It names what the infrastructure step made: namespaces, colours, stacks, paths. */
export function makeAutomation(context: ReleaseContext, idsOf: Traceable, before: StepOutputs): AutomationOutput {
  const files = OF_STACK[context.stack](context).map((file) => artifactOf("automation", idsOf, file));
  return { artifacts: [...files, traceabilityDocument(context, before, files)] };
}
