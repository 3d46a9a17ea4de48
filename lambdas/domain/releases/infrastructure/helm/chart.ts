import type { ReleaseContext } from "../../../../contract/release.ts";
import { environmentsOf } from "../../pipeline/environments.ts";
import type { TracedFile } from "../../pipeline/traced-file.ts";
import { versionLabel } from "../naming.ts";
import { templates } from "./templates.ts";
import { environmentValues, values } from "./values.ts";
import { valuesSchema } from "./values-schema.ts";

/** The chart that the pipeline installs, with values for each environment. */
export const chart = (context: ReleaseContext): TracedFile[] => [
  { path: "chart/Chart.yaml", kind: "helm", topics: ["packaging"], content: chartYaml(context) },
  { path: "chart/values.yaml", kind: "helm", topics: ["packaging"], content: values(context) },
  { path: "chart/values.schema.json", kind: "helm", topics: ["packaging"], content: valuesSchema() },
  ...environmentsOf(context).map(
    (environment): TracedFile => ({
      path: `chart/values-${environment.name}.yaml`,
      kind: "helm",
      topics: ["scaling", "promotion"],
      content: environmentValues(context, environment),
    }),
  ),
  ...templates(),
];

/** The chart's own version is not the release's: a release's need not be semantic, and Helm asks for one that is. */
const chartYaml = ({ slug, name, version }: ReleaseContext) => `apiVersion: v2
name: ${slug}
description: Blue-green deployment of ${name}
type: application
# Of the chart. What it installs is named by the colours' images.
version: 1.0.0
appVersion: "${versionLabel(version)}"
kubeVersion: ">= 1.29.0-0"
`;
