import type { Cloud } from "../../pipeline/cloud.ts";
import { indent } from "../indent.ts";

type Names = { readonly slug: string; readonly namespace: string; readonly environment: string };

type Provider = { readonly annotation: (names: Names) => string; readonly spec: (names: Names) => string };

/** Where each cloud keeps secrets, and how the store signs in without a key of its own. */
const PROVIDERS: Readonly<Record<Cloud, Provider>> = {
  google: {
    annotation: ({ slug, environment }) => `iam.gke.io/gcp-service-account: ${slug}-secrets@example-${environment}.iam.gserviceaccount.com`,
    spec: ({ slug, environment }) => `gcpsm:
  projectID: example-${environment}
  auth:
    workloadIdentity:
      clusterLocation: europe-west1
      clusterName: example-${environment}
      serviceAccountRef:
        name: ${slug}-secrets`,
  },
  aws: {
    annotation: ({ slug, environment }) => `eks.amazonaws.com/role-arn: arn:aws:iam::000000000000:role/${slug}-${environment}-secrets`,
    spec: ({ slug }) => `aws:
  service: SecretsManager
  region: eu-west-1
  auth:
    jwt:
      serviceAccountRef:
        name: ${slug}-secrets`,
  },
  azure: {
    annotation: () => "azure.workload.identity/client-id: 00000000-0000-0000-0000-000000000000",
    spec: ({ slug, environment }) => `azurekv:
  authType: WorkloadIdentity
  vaultUrl: https://example-${environment}.vault.azure.net
  serviceAccountRef:
    name: ${slug}-secrets`,
  },
  any: {
    annotation: ({ slug }) => `app.kubernetes.io/part-of: ${slug}`,
    spec: ({ slug, environment }) => `vault:
  server: https://vault.example.com
  path: secret
  version: v2
  auth:
    kubernetes:
      mountPath: kubernetes
      role: ${slug}-${environment}
      serviceAccountRef:
        name: ${slug}-secrets`,
  },
};

/** The store of one environment. Its identity is not the pods': a pod that is broken into cannot ask the store for more. */
export const secretStore = (
  names: Names,
  cloud: Cloud,
): string => `# Applied once by an administrator, before the first deployment. The identity
# may read this entry and no other: ${names.slug}-${names.environment}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${names.slug}-secrets
  namespace: ${names.namespace}
  annotations:
    ${PROVIDERS[cloud].annotation(names)}
automountServiceAccountToken: false
---
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata:
  name: ${names.slug}
  namespace: ${names.namespace}
spec:
  provider:
${indent(PROVIDERS[cloud].spec(names), 4)}
`;
