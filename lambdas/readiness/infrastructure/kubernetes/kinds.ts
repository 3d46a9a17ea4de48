import { ClusterSecretStore } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ClusterSecretStore";
import { ExternalSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret";
import { SecretStore } from "@kubernetes-models/external-secrets/external-secrets.io/v1/SecretStore";
import { DaemonSet } from "kubernetes-models/apps/v1/DaemonSet";
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { StatefulSet } from "kubernetes-models/apps/v1/StatefulSet";
import { HorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import { CronJob } from "kubernetes-models/batch/v1/CronJob";
import { Job } from "kubernetes-models/batch/v1/Job";
import { Ingress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { ClusterRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole";
import { ClusterRoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding";
import { Role } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { RoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import { LimitRange } from "kubernetes-models/v1/LimitRange";
import { Namespace } from "kubernetes-models/v1/Namespace";
import { PersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { ResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import { Secret } from "kubernetes-models/v1/Secret";
import { Service } from "kubernetes-models/v1/Service";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";

type Kind = { readonly apiVersion: string; readonly kind: string; readonly prototype: { validate(): void } };

/** The kinds that a package may hold: those of generated packages and what people put beside them. One by one, so that a bundle holds no more. */
const KINDS: readonly Kind[] = [
  ...[Namespace, ServiceAccount, Service, ConfigMap, Secret, PersistentVolumeClaim, LimitRange, ResourceQuota],
  ...[Deployment, StatefulSet, DaemonSet, Job, CronJob, HorizontalPodAutoscaler, PodDisruptionBudget],
  ...[Ingress, NetworkPolicy, Role, RoleBinding, ClusterRole, ClusterRoleBinding],
  ...[ExternalSecret, SecretStore, ClusterSecretStore],
];

export const kindOf = (apiVersion: string, kind: string): Kind | null =>
  KINDS.find((known) => known.apiVersion === apiVersion && known.kind === kind) ?? null;

/** In the order of their groups, as a reason lists them. */
export const KNOWN_KINDS: readonly string[] = KINDS.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);

/** Kinds that stand in no namespace. */
export const CLUSTER_SCOPED: readonly string[] = ["Namespace", "ClusterRole", "ClusterRoleBinding", "ClusterSecretStore"];
