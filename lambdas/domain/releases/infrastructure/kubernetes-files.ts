import type { PipelineStage, ReleaseContext } from "../../../contract/release.ts";
import { environmentsOf } from "../pipeline/environments.ts";
import type { TracedFile } from "../pipeline/traced-file.ts";
import { blueGreen } from "./blue-green.ts";
import { dockerfile, dockerignore } from "./docker/dockerfile.ts";
import { chart } from "./helm/chart.ts";
import { adminManifests } from "./kubernetes/admin-manifests.ts";
import { manifests } from "./kubernetes/manifests.ts";
import { smokeScript } from "./scripts/smoke-script.ts";
import { switchScript } from "./scripts/switch-script.ts";

/** Image, chart, manifests of each environment, and the scripts that switch and try. */
export const kubernetesFiles = (context: ReleaseContext, stages: readonly PipelineStage[]): TracedFile[] => [
  { path: "Dockerfile", kind: "dockerfile", topics: ["packaging", "health", "security"], content: dockerfile() },
  { path: ".dockerignore", kind: "document", topics: ["packaging", "secrets"], content: dockerignore() },
  ...chart(context),
  ...environmentsOf(context).flatMap((environment) => [...adminManifests(context, environment.name), ...manifests(context, environment)]),
  { path: "docs/blue-green.md", kind: "strategy", topics: ["blue-green", "rollback", "promotion"], content: blueGreen(context, stages) },
  { path: "scripts/switch.sh", kind: "script", topics: ["blue-green", "rollback", "promotion"], content: switchScript(context) },
  { path: "scripts/smoke.sh", kind: "script", topics: ["health"], content: smokeScript(context) },
];
