import { productionOf } from "../../../domain/releases/pipeline/environments.ts";
import { at, numberAt, textAt } from "../reading/peek.ts";
import type { Cluster } from "./cluster.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import type { Manifest } from "./manifests.ts";

/** An autoscaler that points at nothing never scales, and one beside a fixed number of pods fights it at every deployment. */
export const autoscaling = kubernetesCheck({
  id: "kubernetes-autoscaling",
  title: "Every Deployment has an autoscaler that points at it and has room to scale",
  weight: 2,
  critical: false,
  kinds: ["Deployment", "HorizontalPodAutoscaler"],
  evidence: "every Deployment has an autoscaler of its own",
  problems: (cluster, { context }) => [
    ...cluster.ofKind("HorizontalPodAutoscaler").flatMap((scaler) => scalerProblems(scaler, cluster)),
    ...cluster.ofKind("Deployment").flatMap((deployment) => deploymentProblems(deployment, cluster)),
    ...(cluster.environment === productionOf(context) ? redundancyProblems(cluster) : []),
  ],
});

const targetOf = ({ value }: Manifest) => ({
  kind: textAt(value, "spec", "scaleTargetRef", "kind") ?? "",
  name: textAt(value, "spec", "scaleTargetRef", "name") ?? "",
});

function scalerProblems(scaler: Manifest, { has }: Cluster): string[] {
  const { where, value } = scaler;
  const target = targetOf(scaler);
  const least = numberAt(value, "spec", "minReplicas") ?? 1;
  const most = numberAt(value, "spec", "maxReplicas") ?? 0;
  return [
    ...(has(target.kind, target.name) ? [] : [`${where}: spec.scaleTargetRef names ${target.kind} ${target.name}, which is not there`]),
    ...(most > least ? [] : [`${where}: spec.maxReplicas ${most} is not above spec.minReplicas ${least}`]),
    ...(at(value, "spec", "metrics") === undefined ? [`${where}: spec.metrics is missing`] : []),
  ];
}

function deploymentProblems({ where, kind, name, value }: Manifest, { ofKind }: Cluster): string[] {
  const scalers = ofKind("HorizontalPodAutoscaler")
    .map(targetOf)
    .filter((target) => target.kind === kind && target.name === name);
  return [
    ...(scalers.length === 1 ? [] : [`${where}: ${scalers.length} autoscalers point at it, expected one`]),
    ...(at(value, "spec", "replicas") === undefined ? [] : [`${where}: spec.replicas is set beside an autoscaler`]),
  ];
}

/** The colour with the traffic: a single pod cannot be restarted without an outage. */
const redundancyProblems = ({ environment, ofKind }: Cluster): string[] =>
  ofKind("HorizontalPodAutoscaler").some(({ value }) => (numberAt(value, "spec", "minReplicas") ?? 1) >= 2)
    ? []
    : [`k8s/${environment}/: no HorizontalPodAutoscaler keeps two pods: spec.minReplicas`];
