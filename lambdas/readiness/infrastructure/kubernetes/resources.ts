import { at } from "../reading/peek.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import { type Container, podsOf } from "./pods.ts";
import { quantity } from "./quantity.ts";

/** What a pod needs is known to the scheduler, and a leak takes one pod, not the node. A limit of CPU is not asked for: it shows as latency. */
export const resources = kubernetesCheck({
  id: "kubernetes-resources",
  title: "Every container asks for CPU and memory and has a limit of memory",
  weight: 1,
  critical: false,
  kinds: ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"],
  evidence: "every container has requests and a memory limit",
  problems: (cluster) => podsOf(cluster).flatMap(({ containers }) => containers.flatMap(containerProblems)),
});

function containerProblems({ where, value }: Container): string[] {
  const read = (...path: readonly string[]) => quantity(at(value, "resources", ...path));
  const missing = [
    ["requests", "cpu"],
    ["requests", "memory"],
    ["limits", "memory"],
  ].filter((path) => (read(...path) ?? 0) <= 0);
  const more = ["cpu", "memory"].filter((name) => (read("requests", name) ?? 0) > (read("limits", name) ?? Number.POSITIVE_INFINITY));
  return [
    ...missing.map((path) => `${where}: resources.${path.join(".")} is missing or no quantity`),
    ...more.map((name) => `${where}: resources.requests.${name} is above its limit`),
  ];
}
