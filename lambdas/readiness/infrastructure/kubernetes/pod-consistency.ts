import { at, listAt, textAt } from "../reading/peek.ts";
import type { Cluster } from "./cluster.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import { selects } from "./labels.ts";
import { type Container, type Pod, podsOf, portsOf, SERVERS } from "./pods.ts";

/** What no schema sees and the API server refuses, or does something else with. */
export const podConsistency = kubernetesCheck({
  id: "kubernetes-pods",
  title: "Every workload selects its own pods alone, and its names lead somewhere",
  weight: 2,
  critical: true,
  kinds: ["Deployment", "StatefulSet", "DaemonSet"],
  evidence: "every selector takes its own pods alone; volumes and ports are named once",
  problems: (cluster) => podsOf(cluster, SERVERS).flatMap((pod) => [...selectorProblems(pod, cluster), ...nameProblems(pod)]),
});

function selectorProblems(pod: Pod, cluster: Cluster): string[] {
  const selector = at(pod.workload.value, "spec", "selector");
  const others = podsOf(cluster, SERVERS).filter((other) => other.workload !== pod.workload && selects(selector, other.labels));
  return [
    ...(selects(selector, pod.labels) ? [] : [`${pod.where}: spec.selector does not match spec.template.metadata.labels`]),
    ...others.map(({ workload }) => `${pod.where}: spec.selector takes the pods of ${workload.kind} ${workload.name} too`),
  ];
}

function nameProblems(pod: Pod): string[] {
  const volumes = listAt(pod.spec, "volumes").map((volume) => textAt(volume, "name") ?? "");
  const ports = portsOf(pod).flatMap(({ name }) => (name === null ? [] : [name]));
  return [
    ...(pod.containers.some(({ init }) => !init) ? [] : [`${pod.where}: spec.template.spec.containers is empty`]),
    ...repeated(pod.containers.map(({ name }) => name)).map((name) => `${pod.where}: two containers are named ${name}`),
    ...repeated(ports).map((name) => `${pod.where}: two ports are named ${name}`),
    ...pod.containers.flatMap((container) => mountProblems(container, volumes)),
  ];
}

const mountProblems = ({ where, value }: Container, volumes: readonly string[]): string[] =>
  listAt(value, "volumeMounts")
    .map((mount) => textAt(mount, "name") ?? "")
    .filter((name) => !volumes.includes(name))
    .map((name) => `${where}: volumeMounts names ${name}, which is no volume`);

const repeated = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) < index);
