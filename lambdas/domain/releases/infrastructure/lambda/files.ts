import type { PipelineStage, ReleaseContext } from "../../../../contract/release.ts";
import { environmentsOf } from "../../pipeline/environments.ts";
import type { TracedFile } from "../../pipeline/traced-file.ts";
import { deployScript } from "./deploy-script.ts";
import { lambdaParameters } from "./parameters.ts";
import { lambdaSmokeScript } from "./smoke-script.ts";
import { lambdaStrategy } from "./strategy.ts";
import { lambdaTemplate } from "./template.ts";

/** The stack, its parameters for each environment, and the scripts that deploy and try it. */
export const lambdaFiles = (context: ReleaseContext, stages: readonly PipelineStage[]): TracedFile[] => [
  {
    path: "infra/template.yaml",
    kind: "template",
    topics: ["packaging", "blue-green", "rollback", "security", "secrets", "scaling", "availability", "observability"],
    content: lambdaTemplate(context),
  },
  ...environmentsOf(context).map(
    (environment): TracedFile => ({
      path: `infra/parameters/${environment.name}.json`,
      kind: "document",
      topics: ["scaling", "promotion"],
      content: lambdaParameters(environment),
    }),
  ),
  {
    path: "docs/blue-green.md",
    kind: "strategy",
    topics: ["blue-green", "rollback", "promotion"],
    content: lambdaStrategy(context, stages),
  },
  { path: "scripts/deploy.sh", kind: "script", topics: ["blue-green", "packaging", "promotion"], content: deployScript(context) },
  { path: "scripts/smoke.sh", kind: "script", topics: ["health"], content: lambdaSmokeScript(context) },
];
