import type { PipelineStage, ReleaseContext } from "../../../../contract/release.ts";
import { environmentsOf } from "../../pipeline/environments.ts";
import type { TracedFile } from "../../pipeline/traced-file.ts";
import { siteParameters } from "./parameters.ts";
import { siteSmokeScript } from "./smoke-script.ts";
import { siteStrategy } from "./strategy.ts";
import { siteSwitchScript } from "./switch-script.ts";
import { siteTemplate } from "./template.ts";

/** The stack, its parameters for each environment, and the scripts that switch and try it. */
export const siteFiles = (context: ReleaseContext, stages: readonly PipelineStage[]): TracedFile[] => [
  {
    path: "infra/template.yaml",
    kind: "template",
    topics: ["blue-green", "rollback", "security", "scaling", "availability"],
    content: siteTemplate(context),
  },
  ...environmentsOf(context).map(
    (environment): TracedFile => ({
      path: `infra/parameters/${environment.name}.json`,
      kind: "document",
      topics: ["promotion"],
      content: siteParameters(environment),
    }),
  ),
  { path: "docs/blue-green.md", kind: "strategy", topics: ["blue-green", "rollback", "promotion"], content: siteStrategy(context, stages) },
  { path: "scripts/switch.sh", kind: "script", topics: ["packaging", "blue-green", "rollback"], content: siteSwitchScript(context) },
  { path: "scripts/smoke.sh", kind: "script", topics: ["health"], content: siteSmokeScript(context) },
];
