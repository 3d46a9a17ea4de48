import { at, listAt, textAt } from "../reading/peek.ts";
import type { Cluster } from "./cluster.ts";
import { labelsAt } from "./labels.ts";
import type { Manifest } from "./manifests.ts";

/** A container of a pod template. `where` is how a reason begins. */
export type Container = {
  readonly where: string;
  readonly name: string;
  /** Runs before the others and ends: it is not probed. */
  readonly init: boolean;
  readonly value: unknown;
};

/** What a workload makes pods of. */
export type Pod = {
  readonly where: string;
  readonly workload: Manifest;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: unknown;
  readonly containers: readonly Container[];
};

/** Workloads whose pods go on serving. */
export const SERVERS = ["Deployment", "StatefulSet", "DaemonSet"] as const;
const WORKLOADS = [...SERVERS, "Job", "CronJob"];

/** The pod templates of an environment's workloads of these kinds, of all kinds by default. */
export const podsOf = (cluster: Cluster, kinds: readonly string[] = WORKLOADS): Pod[] => cluster.ofKind(...kinds).map(podOf);

export function podOf(workload: Manifest): Pod {
  const { value, where, kind } = workload;
  const template = kind === "CronJob" ? at(value, "spec", "jobTemplate", "spec", "template") : at(value, "spec", "template");
  const spec = at(template, "spec");
  const containers = [...containersOf(where, spec, "containers"), ...containersOf(where, spec, "initContainers")];
  return { where, workload, labels: labelsAt(template, "metadata", "labels"), spec, containers };
}

const containersOf = (where: string, spec: unknown, field: "containers" | "initContainers"): Container[] =>
  listAt(spec, field).map((value) => {
    const name = textAt(value, "name") ?? "(without a name)";
    return { where: `${where}: container ${name}`, name, init: field === "initContainers", value };
  });

/** Ports that a pod's containers say they listen on. */
export const portsOf = ({ containers }: Pick<Pod, "containers">): { name: string | null; number: unknown }[] =>
  containers.flatMap(({ value }) =>
    listAt(value, "ports").map((port) => ({ name: textAt(port, "name"), number: at(port, "containerPort") })),
  );

/** Whether a pod listens on a port, by name or by number. */
export const listensOn = (pod: Pick<Pod, "containers">, port: unknown): boolean =>
  portsOf(pod).some(({ name, number }) => (typeof port === "string" ? name === port : number === port));
