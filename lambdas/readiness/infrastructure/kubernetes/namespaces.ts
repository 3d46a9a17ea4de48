import { namespaceOf } from "../../../domain/releases/infrastructure/naming.ts";
import type { Package } from "../../check.ts";
import { type Cluster, clusterOf } from "./cluster.ts";
import { CLUSTER_SCOPED } from "./kinds.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import { type Manifest, manifestsOf } from "./manifests.ts";

/** An object without a namespace lands wherever the one who applies it stands; one with another's reaches another environment. */
export const namespaces = kubernetesCheck({
  id: "kubernetes-namespaces",
  title: "Every object is in the one namespace of its environment",
  weight: 2,
  critical: true,
  kinds: ["Deployment", "Namespace", "Service", "RoleBinding"],
  evidence: "every object is in its environment's own namespace",
  problems: (cluster, of) => {
    const wanted = namespaceHere(cluster, of);
    return [...cluster.objects.flatMap((object) => misplaced(object, wanted)), ...shared(cluster, wanted, of)];
  },
});

/** As the environment's Namespace says it. */
const namespaceHere = ({ environment, ofKind }: Cluster, { context }: Package): string =>
  ofKind("Namespace")[0]?.name ?? namespaceOf(context, environment);

function misplaced({ where, kind, namespace }: Manifest, wanted: string): string[] {
  if (CLUSTER_SCOPED.includes(kind) || namespace === wanted) return [];
  return [`${where}: metadata.namespace is ${namespace ?? "missing"}, not ${wanted}`];
}

function shared({ environment }: Cluster, wanted: string, of: Package): string[] {
  const before = of.context.environments.slice(0, of.context.environments.indexOf(environment));
  return before
    .filter((other) => namespaceHere(clusterOf(manifestsOf(of), other), of) === wanted)
    .map((other) => `k8s/${environment}/: Namespace ${wanted} is the one of ${other} too`);
}
