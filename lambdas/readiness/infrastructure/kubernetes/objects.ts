import { kubernetesCheck } from "./kubernetes-check.ts";
import { manifestsOf } from "./manifests.ts";

/** What each environment needs, whatever else it has. */
const NEEDED = [
  "Namespace",
  "Deployment",
  "Service",
  "HorizontalPodAutoscaler",
  "PodDisruptionBudget",
  "NetworkPolicy",
  "ServiceAccount",
  "Role",
  "RoleBinding",
  "ExternalSecret",
] as const;

/** Nothing is missing, nothing stands twice, and no folder is for an environment that the release does not pass. */
export const objects = kubernetesCheck({
  id: "kubernetes-objects",
  title: "Every environment of the release has all its objects, each once",
  weight: 2,
  critical: true,
  kinds: ["Namespace", ...NEEDED.slice(1)],
  evidence: "each environment has all it needs",
  problems: ({ environment, ofKind, objects: all }, of) => [
    ...NEEDED.filter((kind) => ofKind(kind).length === 0).map((kind) => `k8s/${environment}/ holds no ${kind}`),
    ...(ofKind("SecretStore", "ClusterSecretStore").length === 0 ? [`k8s/${environment}/ holds no SecretStore`] : []),
    ...repeated(all.map(({ where, kind, name, apiVersion }) => ({ where, key: `${apiVersion} ${kind} ${name}` }))),
    ...strangers(environment, of),
  ],
});

const repeated = (all: readonly { where: string; key: string }[]): string[] =>
  all
    .filter(({ key }, index) => all.findIndex((one) => one.key === key) < index)
    .map(({ where }) => `${where} stands twice in its environment`);

/** Told once, with the first environment. */
const strangers = (environment: string, of: Parameters<typeof manifestsOf>[0]): string[] =>
  environment === of.context.environments[0]
    ? manifestsOf(of)
        .all.filter((one) => !of.context.environments.includes(one.environment))
        .map(({ where }) => `${where} is in no environment of the release (${of.context.environments.join(", ")})`)
    : [];
