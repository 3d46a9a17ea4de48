import { at, listAt, textAt } from "../reading/peek.ts";
import { namedAsSecret } from "../secret-names.ts";
import type { Cluster } from "./cluster.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import type { Manifest } from "./manifests.ts";
import { referencesOf } from "./pod-references.ts";
import { type Pod, podsOf } from "./pods.ts";

/** Secrets come from the environment's store by name; one that stands in a file is everybody's. */
export const secrets = kubernetesCheck({
  id: "kubernetes-secrets",
  title: "Every secret comes from an ExternalSecret, none stands in a manifest",
  weight: 2,
  critical: true,
  kinds: ["ExternalSecret", "SecretStore", "Deployment"],
  evidence: "every secret that pods ask for is made by an ExternalSecret, whose store is there",
  problems: (cluster) => [
    ...cluster.ofKind("Secret").map(({ where }) => `${where}: data of a Secret stands in the repository`),
    ...podsOf(cluster).flatMap((pod) => podProblems(pod, cluster)),
    ...cluster.ofKind("ExternalSecret").flatMap((secret) => storeProblems(secret, cluster)),
    ...cluster.ofKind("SecretStore").flatMap((store) => identityProblems(store, cluster)),
  ],
});

/** The Secret that an ExternalSecret makes has its own name, unless it gives another. */
const madeBy = ({ value, name }: Manifest): string => textAt(value, "spec", "target", "name") ?? name;

function podProblems(pod: Pod, { ofKind, has }: Cluster): string[] {
  const made = ofKind("ExternalSecret").map(madeBy);
  const asked = referencesOf(pod);
  return [
    ...asked.secrets.filter((name) => !made.includes(name)).map((name) => `${pod.where}: Secret ${name} is made by no ExternalSecret`),
    ...asked.configMaps.filter((name) => !has("ConfigMap", name)).map((name) => `${pod.where}: ConfigMap ${name} is not there`),
    ...literals(pod),
  ];
}

const literals = ({ containers }: Pod): string[] =>
  containers.flatMap(({ where, value }) =>
    listAt(value, "env")
      .filter((one) => namedAsSecret(textAt(one, "name") ?? "") && textAt(one, "value") !== null)
      .map((one) => `${where}: env ${textAt(one, "name")} has its value in the manifest`),
  );

function storeProblems({ where, value }: Manifest, { has }: Cluster): string[] {
  const kind = textAt(value, "spec", "secretStoreRef", "kind") ?? "SecretStore";
  const name = textAt(value, "spec", "secretStoreRef", "name") ?? "";
  const takes = listAt(value, "spec", "data").length + listAt(value, "spec", "dataFrom").length;
  return [
    // A store of the whole cluster is its administrators' and stands elsewhere.
    ...(kind === "ClusterSecretStore" || has(kind, name)
      ? []
      : [`${where}: spec.secretStoreRef names ${kind} ${name}, which is not there`]),
    ...(takes > 0 ? [] : [`${where}: neither spec.data nor spec.dataFrom takes anything`]),
  ];
}

/** Whoever signs in to the store does so as an account of this namespace. */
const identityProblems = ({ where, value }: Manifest, { has }: Cluster): string[] =>
  accountNames(at(value, "spec", "provider"))
    .filter((name) => !has("ServiceAccount", name))
    .map((name) => `${where}: serviceAccountRef ${name} is no ServiceAccount here`);

/** Providers put the reference at depths of their own. */
function accountNames(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = key === "serviceAccountRef" ? textAt(inner, "name") : null;
    return name === null ? accountNames(inner) : [name];
  });
}
