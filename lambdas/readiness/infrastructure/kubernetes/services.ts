import { at, listAt, textAt } from "../reading/peek.ts";
import type { Cluster } from "./cluster.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import { carries, inWords, labelsAt } from "./labels.ts";
import type { Manifest } from "./manifests.ts";
import { listensOn, type Pod, podsOf, SERVERS } from "./pods.ts";

/** A Service that selects nothing, or a port that nobody listens on, is valid YAML and an outage. */
export const services = kubernetesCheck({
  id: "kubernetes-services",
  title: "Every Service selects pods and sends to a port that they listen on",
  weight: 2,
  critical: true,
  kinds: ["Service", "Deployment", "Ingress"],
  evidence: "every Service selects pods that listen on its target ports",
  problems: (cluster) => [
    ...cluster.ofKind("Service").flatMap((service) => serviceProblems(service, podsOf(cluster, SERVERS))),
    ...cluster.ofKind("Ingress").flatMap((ingress) => ingressProblems(ingress, cluster)),
  ],
});

function serviceProblems({ where, value }: Manifest, pods: readonly Pod[]): string[] {
  if (at(value, "spec", "type") === "ExternalName") return [];
  const selector = labelsAt(value, "spec", "selector");
  if (Object.keys(selector).length === 0) return [`${where}: spec.selector is empty`];
  const selected = pods.filter(({ labels }) => carries(labels, selector));
  if (selected.length === 0) return [`${where}: spec.selector ${inWords(selector)} matches the labels of no pod`];
  const ports = listAt(value, "spec", "ports");
  if (ports.length === 0) return [`${where}: spec.ports is empty`];
  return ports.flatMap((port, index) => portProblems(`${where}: spec.ports.${index}`, port, selected));
}

function portProblems(where: string, port: unknown, selected: readonly Pod[]): string[] {
  const target = at(port, "targetPort") ?? at(port, "port");
  return selected
    .filter((pod) => !listensOn(pod, target))
    .map(({ workload }) => `${where}.targetPort ${String(target)} is no port of ${workload.kind} ${workload.name}`);
}

function ingressProblems({ where, value }: Manifest, { ofKind }: Cluster): string[] {
  const paths = listAt(value, "spec", "rules").flatMap((rule) => listAt(rule, "http", "paths"));
  const backends = [at(value, "spec", "defaultBackend"), ...paths.map((path) => at(path, "backend"))].filter((one) => at(one, "service"));
  return backends.flatMap((backend) => {
    const name = textAt(backend, "service", "name") ?? "";
    const ports = ofKind("Service")
      .filter((one) => one.name === name)
      .flatMap(({ value: service }) => listAt(service, "spec", "ports"));
    const port = at(backend, "service", "port", "name") ?? at(backend, "service", "port", "number");
    return ports.some((one) => at(one, "name") === port || at(one, "port") === port)
      ? []
      : [`${where}: the backend ${name}:${String(port)} is no port of a Service here`];
  });
}
