import { at } from "../reading/peek.ts";
import type { Cluster } from "./cluster.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import { selects } from "./labels.ts";
import type { Manifest } from "./manifests.ts";
import { podsOf } from "./pods.ts";

/** Without a budget a drain may take all pods at once; with two for a pod, or one that allows nothing, it never ends. */
export const disruption = kubernetesCheck({
  id: "kubernetes-disruption",
  title: "Every Deployment's pods are in one disruption budget, which lets a node be drained",
  weight: 1,
  critical: false,
  kinds: ["Deployment", "PodDisruptionBudget"],
  evidence: "each pod is in exactly one budget",
  problems: (cluster) => [
    ...podsOf(cluster, ["Deployment"]).flatMap(({ where, labels }) => {
      const count = cluster.ofKind("PodDisruptionBudget").filter(({ value }) => selects(at(value, "spec", "selector"), labels)).length;
      return count === 1 ? [] : [`${where}: spec.template.metadata.labels are in ${count} disruption budgets, expected one`];
    }),
    ...cluster.ofKind("PodDisruptionBudget").flatMap((budget) => budgetProblems(budget, cluster)),
  ],
});

function budgetProblems({ where, value }: Manifest, cluster: Cluster): string[] {
  const unavailable = at(value, "spec", "maxUnavailable");
  const available = at(value, "spec", "minAvailable");
  const selected = podsOf(cluster).some(({ labels }) => selects(at(value, "spec", "selector"), labels));
  return [
    ...(selected ? [] : [`${where}: spec.selector matches the labels of no pod`]),
    ...((unavailable === undefined) === (available === undefined)
      ? [`${where}: needs one of spec.maxUnavailable and spec.minAvailable`]
      : []),
    ...(unavailable === 0 || unavailable === "0%" ? [`${where}: spec.maxUnavailable ${String(unavailable)} lets no node be drained`] : []),
    ...(available === "100%" ? [`${where}: spec.minAvailable 100% lets no node be drained`] : []),
  ];
}
