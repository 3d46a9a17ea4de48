import type { Cloud } from "../../pipeline/cloud.ts";

type Rule = { readonly groups: string; readonly resources: string; readonly verbs: string; readonly why?: string };

const READ = '"get", "list", "watch"';
const MANAGE = `${READ}, "create", "update", "patch", "delete"`;

/** What the chart installs, and what the smoke tests need. Not in it: Secrets, Roles, SecretStores, `exec`. */
const RULES: readonly Rule[] = [
  { groups: '"apps"', resources: '"deployments"', verbs: MANAGE },
  { groups: '"autoscaling"', resources: '"horizontalpodautoscalers"', verbs: MANAGE },
  { groups: '"policy"', resources: '"poddisruptionbudgets"', verbs: MANAGE },
  { groups: '"networking.k8s.io"', resources: '"networkpolicies"', verbs: MANAGE },
  { groups: '"external-secrets.io"', resources: '"externalsecrets"', verbs: MANAGE },
  { groups: '""', resources: '"services", "serviceaccounts"', verbs: MANAGE },
  { groups: '""', resources: '"configmaps"', verbs: MANAGE, why: "Helm's history (HELM_DRIVER=configmap), so that it needs no Secrets." },
  { groups: '"apps"', resources: '"replicasets"', verbs: READ, why: "To wait for a rollout." },
  { groups: '""', resources: '"pods"', verbs: READ },
  { groups: '""', resources: '"pods/portforward"', verbs: '"create"', why: "Smoke tests." },
];

/** Who the pipeline is to the cluster after it signed in. */
const SUBJECT: Readonly<Record<Cloud, (slug: string, environment: string) => string>> = {
  google: (slug, environment) => `    kind: User
    # GCP_SERVICE_ACCOUNT of the environment.
    name: ${slug}-deployer@example-${environment}.iam.gserviceaccount.com`,
  aws: (slug, environment) => `    kind: Group
    # Kubernetes group of the access entry of AWS_ROLE_ARN.
    name: ${slug}-${environment}-deployers`,
  azure: () => `    kind: User
    # Object id of the service principal of AZURE_CLIENT_ID.
    name: 00000000-0000-0000-0000-000000000000`,
  any: (_slug, environment) => `    kind: User
    # The claim \`sub\` of the workflow's token, as the API server maps it.
    name: repo:example/example:environment:${environment}`,
};

type Names = { readonly slug: string; readonly namespace: string; readonly environment: string };

/** The deployer's rights in one namespace. Kept out of the chart: who deploys must not set their own rights. */
export const rbac = (
  { slug, namespace, environment }: Names,
  cloud: Cloud,
): string => `# Applied once by an administrator, before the first deployment.
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ${slug}-deployer
  namespace: ${namespace}
  labels:
    app.kubernetes.io/part-of: ${slug}
rules:
${RULES.map(ruleText).join("\n")}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: ${slug}-deployer
  namespace: ${namespace}
  labels:
    app.kubernetes.io/part-of: ${slug}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ${slug}-deployer
subjects:
  - apiGroup: rbac.authorization.k8s.io
${SUBJECT[cloud](slug, environment)}
`;

const ruleText = ({ groups, resources, verbs, why }: Rule) => `${why === undefined ? "" : `  # ${why}\n`}  - apiGroups: [${groups}]
    resources: [${resources}]
    verbs: [${verbs}]`;
