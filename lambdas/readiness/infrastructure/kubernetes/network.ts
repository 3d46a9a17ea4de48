import { at, listAt } from "../reading/peek.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import { selects } from "./labels.ts";
import { type Pod, podsOf, portsOf, SERVERS } from "./pods.ts";

/** Who may reach a pod, and what it may reach: nothing but what a rule names, and the port that it serves on. */
export const network = kubernetesCheck({
  id: "kubernetes-network",
  title: "A NetworkPolicy closes every pod and opens the port that it serves on",
  weight: 2,
  critical: false,
  kinds: ["Deployment", "NetworkPolicy"],
  evidence: "every pod is closed but for its served port, and can resolve names",
  problems: ({ ofKind, ...cluster }) => {
    const policies = ofKind("NetworkPolicy");
    const pods = podsOf({ ofKind, ...cluster }, SERVERS);
    return [
      ...policies
        .filter(({ value }) => !pods.some((pod) => governs(value, pod)))
        .map(({ where }) => `${where}: spec.podSelector matches the labels of no pod`),
      ...policies.flatMap(({ where, value }) => openRules(where, value)),
      ...pods.flatMap((pod) =>
        podProblems(
          pod,
          policies.map(({ value }) => value).filter((value) => governs(value, pod)),
        ),
      ),
    ];
  },
});

const governs = (policy: unknown, { labels }: Pick<Pod, "labels">) => selects(at(policy, "spec", "podSelector"), labels);

const openRules = (where: string, policy: unknown): string[] =>
  listAt(policy, "spec", "ingress").flatMap((rule, index) =>
    listAt(rule, "from").length === 0 ? [`${where}: spec.ingress.${index}.from is empty, which lets everybody in`] : [],
  );

function podProblems(pod: Pod, policies: readonly unknown[]): string[] {
  const ofType = (type: string) => policies.filter((policy) => listAt(policy, "spec", "policyTypes").includes(type));
  const egress = ofType("Egress").flatMap((policy) => listAt(policy, "spec", "egress"));
  const ingress = ofType("Ingress").flatMap((policy) => listAt(policy, "spec", "ingress"));
  if (ofType("Ingress").length === 0) return [`${pod.where}: no NetworkPolicy closes its ingress (spec.policyTypes)`];
  return [
    ...portsOf(pod)
      .filter((port) => !ingress.some((rule) => allows(rule, [port.name, port.number])))
      .map(({ name, number }) => `${pod.where}: no NetworkPolicy allows its port ${name ?? String(number)} (spec.ingress.ports)`),
    ...(ofType("Egress").length === 0 ? [`${pod.where}: no NetworkPolicy closes its egress (spec.policyTypes)`] : []),
    ...(ofType("Egress").length > 0 && !egress.some((rule) => allows(rule, [53, "dns"]))
      ? [`${pod.where}: no NetworkPolicy lets it resolve names (spec.egress, port 53)`]
      : []),
  ];
}

/** A rule without ports allows all of them. */
function allows(rule: unknown, ports: readonly unknown[]): boolean {
  const allowed = listAt(rule, "ports");
  return allowed.length === 0 || allowed.some((port) => ports.includes(at(port, "port")));
}
