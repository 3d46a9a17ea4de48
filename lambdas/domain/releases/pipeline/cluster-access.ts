import { TOOLS } from "../versions.ts";
import type { Cloud } from "./cloud.ts";
import { expression } from "./expression.ts";
import type { WorkflowStep } from "./workflow.ts";

/** Signs in with the job's own OIDC token: there is no key to leak, and it ends with the job. Variables are the environment's. */
export const CLUSTER_ACCESS: Readonly<Record<Cloud, readonly WorkflowStep[]>> = {
  google: [
    {
      name: "Sign in to Google Cloud",
      uses: "google-github-actions/auth",
      with: {
        workload_identity_provider: expression("vars.GCP_WORKLOAD_IDENTITY_PROVIDER"),
        service_account: expression("vars.GCP_SERVICE_ACCOUNT"),
      },
    },
    {
      name: "Point kubectl at the cluster",
      uses: "google-github-actions/get-gke-credentials",
      with: { cluster_name: expression("vars.GKE_CLUSTER"), location: expression("vars.GKE_LOCATION") },
    },
  ],
  aws: [
    {
      name: "Sign in to AWS",
      uses: "aws-actions/configure-aws-credentials",
      with: { "role-to-assume": expression("vars.AWS_ROLE_ARN"), "aws-region": expression("vars.AWS_REGION") },
    },
    {
      name: "Point kubectl at the cluster",
      env: { CLUSTER: expression("vars.EKS_CLUSTER") },
      run: 'aws eks update-kubeconfig --name "$CLUSTER"',
    },
  ],
  azure: [
    {
      name: "Sign in to Azure",
      uses: "azure/login",
      with: {
        "client-id": expression("vars.AZURE_CLIENT_ID"),
        "tenant-id": expression("vars.AZURE_TENANT_ID"),
        "subscription-id": expression("vars.AZURE_SUBSCRIPTION_ID"),
      },
    },
    { name: "Set up kubelogin", uses: "azure/use-kubelogin", with: { "kubelogin-version": TOOLS.kubelogin.version } },
    {
      name: "Point kubectl at the cluster",
      env: { CLUSTER: expression("vars.AKS_CLUSTER"), GROUP: expression("vars.AKS_RESOURCE_GROUP") },
      run: 'az aks get-credentials --resource-group "$GROUP" --name "$CLUSTER"\nkubelogin convert-kubeconfig --login azurecli',
    },
  ],
  any: [
    {
      name: "Point kubectl at the cluster",
      env: { SERVER: expression("vars.KUBERNETES_SERVER"), CA: expression("vars.KUBERNETES_CA") },
      run: [
        "# The API server trusts GitHub's issuer (structured authentication, audience `kubernetes`).",
        'token=$(curl --fail --silent --show-error --header "Authorization: Bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \\',
        '  "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=kubernetes" | jq --raw-output .value)',
        'echo "::add-mask::$token"',
        'base64 --decode <<<"$CA" >"$RUNNER_TEMP/ca.pem"',
        'kubectl config set-cluster target --server="$SERVER" --certificate-authority="$RUNNER_TEMP/ca.pem" --embed-certs',
        'kubectl config set-credentials workflow --token="$token"',
        "kubectl config set-context target --cluster=target --user=workflow",
        "kubectl config use-context target",
      ].join("\n"),
    },
  ],
};

/** The variables that each environment of the repository has to have, and what they hold. */
export const CLUSTER_VARIABLES: Readonly<Record<Cloud, readonly (readonly [string, string])[]>> = {
  google: [
    ["GCP_WORKLOAD_IDENTITY_PROVIDER", "full name of the provider that trusts this repository's environment"],
    ["GCP_SERVICE_ACCOUNT", "the deployer of this environment alone; `roles/container.clusterViewer`, the rest is in `rbac.yaml`"],
    ["GKE_CLUSTER", "name of the cluster"],
    ["GKE_LOCATION", "its region or zone"],
  ],
  aws: [
    ["AWS_ROLE_ARN", "role that trusts this repository's environment; `eks:DescribeCluster` alone, the rest is in `rbac.yaml`"],
    ["AWS_REGION", "region of the cluster"],
    ["EKS_CLUSTER", "name of the cluster"],
  ],
  azure: [
    [
      "AZURE_CLIENT_ID",
      "application with a federated credential for this repository's environment; `Azure Kubernetes Service Cluster User Role`",
    ],
    ["AZURE_TENANT_ID", "its tenant"],
    ["AZURE_SUBSCRIPTION_ID", "the cluster's subscription"],
    ["AKS_RESOURCE_GROUP", "the cluster's resource group"],
    ["AKS_CLUSTER", "name of the cluster"],
  ],
  any: [
    ["KUBERNETES_SERVER", "address of the API server, which trusts GitHub's issuer"],
    ["KUBERNETES_CA", "its certificate authority, base64"],
  ],
};
