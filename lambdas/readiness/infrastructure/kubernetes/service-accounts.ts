import { at, textAt } from "../reading/peek.ts";
import type { Cluster } from "./cluster.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import { type Pod, podsOf } from "./pods.ts";

/** Pods have an identity of their own, and no token for the API server lies about in them. */
export const serviceAccounts = kubernetesCheck({
  id: "kubernetes-service-accounts",
  title: "Every pod runs as a ServiceAccount of its own, without a token",
  weight: 1,
  critical: false,
  kinds: ["Deployment", "ServiceAccount"],
  evidence: "every pod has an account that exists and mounts no token",
  problems: (cluster) => podsOf(cluster).flatMap((pod) => [...accountProblems(pod, cluster), ...tokenProblems(pod, cluster)]),
});

const accountOf = ({ spec }: Pod): string => textAt(spec, "serviceAccountName") ?? "default";

function accountProblems(pod: Pod, { has }: Cluster): string[] {
  const account = accountOf(pod);
  if (account === "default") return [`${pod.where}: spec.template.spec.serviceAccountName is default, which all pods share`];
  return has("ServiceAccount", account) ? [] : [`${pod.where}: spec.template.spec.serviceAccountName ${account} is no ServiceAccount here`];
}

/** The pod's own word counts before the account's. */
function tokenProblems(pod: Pod, { ofKind }: Cluster): string[] {
  const account = ofKind("ServiceAccount").find(({ name }) => name === accountOf(pod));
  const mounts = at(pod.spec, "automountServiceAccountToken") ?? at(account?.value, "automountServiceAccountToken");
  return mounts === false ? [] : [`${pod.where}: spec.template.spec.automountServiceAccountToken is not false`];
}
