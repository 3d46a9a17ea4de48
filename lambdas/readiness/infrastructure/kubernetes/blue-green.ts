import type { Cluster } from "./cluster.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import { carries, labelsAt } from "./labels.ts";
import { type Pod, podsOf } from "./pods.ts";

type Choice = { readonly service: string; readonly selector: Readonly<Record<string, string>>; readonly chosen: Pod };

/** Two colours stand beside each other; what a switch changes is one label of one selector. */
export const blueGreen = kubernetesCheck({
  id: "kubernetes-blue-green",
  title: "Two colours stand beside each other, one with the traffic and one in the preview",
  weight: 2,
  critical: true,
  kinds: ["Deployment", "Service"],
  evidence: "two Services select one colour each, by one label",
  problems: (cluster) => (hasTwoColours(choicesOf(cluster)) ? [] : [noColours(cluster)]),
});

/** Services that select the pods of one Deployment alone. */
const choicesOf = (cluster: Cluster): Choice[] =>
  cluster.ofKind("Service").flatMap(({ name, value }) => {
    const selector = labelsAt(value, "spec", "selector");
    const [chosen, ...others] = podsOf(cluster, ["Deployment"]).filter(({ labels }) => carries(labels, selector));
    return chosen && others.length === 0 ? [{ service: name, selector, chosen }] : [];
  });

/** The live Service and its preview ask for the same labels but for the value of one. */
const hasTwoColours = (choices: readonly Choice[]): boolean =>
  choices.some((one) =>
    choices.some((other) => one.chosen.workload !== other.chosen.workload && differInOne(one.selector, other.selector)),
  );

function differInOne(one: Choice["selector"], other: Choice["selector"]): boolean {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.every((key) => key in one && key in other) && keys.filter((key) => one[key] !== other[key]).length === 1;
}

function noColours({ environment, ofKind }: Cluster): string {
  const names = (kind: string) =>
    ofKind(kind)
      .map(({ name }) => name)
      .join(", ") || "none";
  return `k8s/${environment}/: no two Services (${names("Service")}) select one of two Deployments (${names("Deployment")}) each by spec.selector with the value of one label`;
}
