import { type Check, type Finding, judged, type Package } from "../../check.ts";
import { forStacks } from "../for-stacks.ts";
import { type Cluster, clusterOf } from "./cluster.ts";
import { manifestsOf } from "./manifests.ts";

type Rule = Pick<Check, "id" | "title" | "weight" | "critical"> & {
  /** What it looks at. An environment without the first of them has failed: nothing to look at is no evidence. */
  readonly kinds: readonly [string, ...string[]];
  readonly problems: (cluster: Cluster, of: Package) => readonly string[];
  readonly evidence: string;
};

/** A check of each environment's objects against each other. */
export const kubernetesCheck = ({ kinds, problems, evidence, ...check }: Rule): Check =>
  forStacks(["python-kubernetes"], { ...check, area: "infrastructure", look: (of) => look({ kinds, problems, evidence }, of) });

function look({ kinds, problems, evidence }: Pick<Rule, "kinds" | "problems" | "evidence">, of: Package): Finding {
  const manifests = manifestsOf(of);
  const clusters = of.context.environments.map((environment) => clusterOf(manifests, environment));
  const found = clusters.flatMap((cluster) =>
    cluster.ofKind(kinds[0]).length === 0 ? [`k8s/${cluster.environment}/ holds no ${kinds[0]}`] : problems(cluster, of),
  );
  const paths = clusters.flatMap((cluster) => cluster.ofKind(...kinds).map(({ path }) => path));
  return judged(found, `${evidence} (${of.context.environments.join(", ")})`, [...new Set(paths)]);
}
