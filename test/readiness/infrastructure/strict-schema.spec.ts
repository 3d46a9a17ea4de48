import { describe, expect, it } from "vitest";
import { KNOWN_KINDS } from "../../../lambdas/readiness/infrastructure/kubernetes/kinds.ts";
import { schemaProblems } from "../../../lambdas/readiness/infrastructure/kubernetes/strict-schema.ts";

const podSpec = {
  containers: [
    {
      name: "a",
      image: "a:1",
      resources: { limits: { memory: "1Gi", "nvidia.com/gpu": 1 } },
      env: [{ name: "A", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } }],
    },
  ],
  nodeSelector: { disk: "ssd" },
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 1,
          podAffinityTerm: { topologyKey: "zone", labelSelector: { matchExpressions: [{ key: "a", operator: "In", values: ["b"] }] } },
        },
      ],
    },
  },
  volumes: [{ name: "v", projected: { sources: [{ serviceAccountToken: { path: "token", audience: "a" } }] } }],
};
const template = { metadata: { labels: { a: "b" }, annotations: { "any/key": "x" } }, spec: podSpec };
const selector = { matchLabels: { a: "b" } };

/** One of each kind, with what people write into it. */
const VALID: Readonly<Record<string, object>> = {
  "v1 Namespace": {},
  "v1 ServiceAccount": { automountServiceAccountToken: false, imagePullSecrets: [{ name: "a" }] },
  "v1 Service": { spec: { selector: { a: "b" }, ports: [{ port: 80, targetPort: "http" }] } },
  "v1 ConfigMap": { data: { "a.conf": "x", any: "y" }, binaryData: { b: "eA==" }, immutable: true },
  "v1 Secret": { type: "Opaque", stringData: { any: "x" } },
  "v1 PersistentVolumeClaim": { spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } } },
  "v1 LimitRange": { spec: { limits: [{ type: "Container", default: { memory: "1Gi" } }] } },
  "v1 ResourceQuota": { spec: { hard: { "requests.cpu": "4", pods: 10 } } },
  "apps/v1 Deployment": { spec: { selector, template } },
  "apps/v1 StatefulSet": {
    spec: {
      serviceName: "a",
      selector,
      template,
      volumeClaimTemplates: [{ metadata: { name: "v" }, spec: { accessModes: ["ReadWriteOnce"] } }],
    },
  },
  "apps/v1 DaemonSet": { spec: { selector, template, updateStrategy: { rollingUpdate: { maxUnavailable: "10%" } } } },
  "batch/v1 Job": { spec: { backoffLimit: 1, template } },
  "batch/v1 CronJob": { spec: { schedule: "0 0 * * *", jobTemplate: { spec: { template } } } },
  "autoscaling/v2 HorizontalPodAutoscaler": {
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "a" },
      maxReplicas: 3,
      metrics: [{ type: "Pods", pods: { metric: { name: "rps" }, target: { type: "AverageValue", averageValue: "1k" } } }],
    },
  },
  "policy/v1 PodDisruptionBudget": { spec: { minAvailable: "50%", selector } },
  "networking.k8s.io/v1 Ingress": {
    spec: {
      rules: [
        {
          host: "a.example.com",
          http: { paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: "a", port: { number: 80 } } } }] },
        },
      ],
    },
  },
  "networking.k8s.io/v1 NetworkPolicy": {
    spec: {
      podSelector: {},
      policyTypes: ["Ingress"],
      ingress: [{ from: [{ ipBlock: { cidr: "10.0.0.0/8" } }], ports: [{ port: 80, endPort: 90 }] }],
    },
  },
  "rbac.authorization.k8s.io/v1 Role": { rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }] },
  "rbac.authorization.k8s.io/v1 RoleBinding": {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "a" },
    subjects: [{ kind: "ServiceAccount", name: "a" }],
  },
  "rbac.authorization.k8s.io/v1 ClusterRole": { rules: [{ nonResourceURLs: ["/metrics"], verbs: ["get"] }] },
  "rbac.authorization.k8s.io/v1 ClusterRoleBinding": { roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "a" } },
  "external-secrets.io/v1 ExternalSecret": {
    spec: {
      refreshInterval: "1h",
      secretStoreRef: { name: "a", kind: "SecretStore" },
      target: { name: "a", template: { data: { any: "{{ .a }}" } } },
      data: [{ secretKey: "a", remoteRef: { key: "b", property: "c" } }],
    },
  },
  "external-secrets.io/v1 SecretStore": {
    spec: {
      provider: {
        vault: {
          server: "https://vault.example.com",
          path: "a",
          auth: { kubernetes: { mountPath: "k", role: "r", serviceAccountRef: { name: "a" } } },
        },
      },
    },
  },
  "external-secrets.io/v1 ClusterSecretStore": { spec: { provider: { aws: { service: "SecretsManager", region: "eu-west-1" } } } },
};

function problemsOf(name: string, more: object = {}) {
  const [apiVersion = "", kind = ""] = name.split(" ");
  const value = { apiVersion, kind, metadata: { name: "a", namespace: "b", labels: { any: "x" } }, ...VALID[name], ...more };
  return schemaProblems({ path: "k8s/dev/a.yaml", environment: "dev", apiVersion, kind, name: "a", namespace: "b", where: "a", value });
}

describe("the strict schema", () => {
  it("is tried with an object of every kind", () => {
    expect(Object.keys(VALID).sort()).toEqual([...KNOWN_KINDS].sort());
  });

  it.each(KNOWN_KINDS)("of %s takes a valid object, with free keys where Kubernetes has them", (name) => {
    expect(problemsOf(name)).toEqual([]);
  });

  it.each(KNOWN_KINDS)("of %s refuses a field that it does not have, at the top and in its metadata", (name) => {
    expect(problemsOf(name, { specs: {} }).join()).toContain("specs is no field of a");
    expect(problemsOf(name, { metadata: { name: "a", lables: { a: "b" } } }).join()).toContain("metadata.lables is no field of a");
  });

  it("names the place of a field that is deep inside", () => {
    const spec = { selector, template: { ...template, spec: { ...podSpec, containers: [{ name: "a", livenesProbe: {} }] } } };
    expect(problemsOf("apps/v1 Deployment", { spec })).toEqual([
      "a: spec.template.spec.containers.0.livenesProbe is no field of a Deployment",
    ]);
  });

  it("says what is wrong with a field that it has", () => {
    expect(problemsOf("v1 Service", { spec: { ports: [{ port: "http" }] } }).join()).toContain("a: spec.ports.0.port must be integer");
  });
});
