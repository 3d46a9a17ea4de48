import type { ReleaseContext } from "../../../../contract/release.ts";
import type { Environment } from "../../pipeline/environments.ts";
import type { TracedFile } from "../../pipeline/traced-file.ts";
import { autoscaler } from "./autoscaler.ts";
import { deployment } from "./deployment.ts";
import { disruptionBudget } from "./disruption-budget.ts";
import { externalSecret } from "./external-secret.ts";
import type { Fill } from "./fill.ts";
import { COLORS, type Color, manifestFill } from "./manifest-fill.ts";
import { networkPolicy } from "./network-policy.ts";
import { service } from "./service.ts";
import { serviceAccount } from "./service-account.ts";

export type Manifest = {
  readonly file: string;
  readonly topics: readonly string[];
  readonly text: (fill: Fill) => string;
  /** Made once for each colour. */
  readonly ofColor: boolean;
};

/** What the chart installs and `k8s/` shows. */
export const MANIFESTS: readonly Manifest[] = [
  { file: "deployment", topics: ["blue-green", "health", "availability", "security"], text: deployment, ofColor: true },
  { file: "service", topics: ["blue-green"], text: service, ofColor: false },
  { file: "autoscaler", topics: ["scaling", "latency"], text: autoscaler, ofColor: true },
  { file: "disruption-budget", topics: ["availability"], text: disruptionBudget, ofColor: false },
  { file: "network-policy", topics: ["security"], text: networkPolicy, ofColor: false },
  { file: "service-account", topics: ["security"], text: serviceAccount, ofColor: false },
  { file: "external-secret", topics: ["secrets"], text: externalSecret, ofColor: false },
];

const HEAD = "# Rendered from chart/, to be read; scripts/switch.sh installs the chart.\n";

/** The chart as it is first installed in an environment, a file for each template. */
export const manifests = (context: ReleaseContext, environment: Environment): TracedFile[] =>
  MANIFESTS.map(({ file, topics, text, ofColor }) => {
    const colors: readonly Color[] = ofColor ? COLORS : ["blue"];
    const documents = colors.map((color) => text(manifestFill(context, environment, color)));
    return {
      path: `k8s/${environment.name}/${file}.yaml`,
      kind: "kubernetes",
      topics,
      content: `${HEAD}---\n${documents.join("---\n")}`,
    };
  });
