import type { Fill } from "./fill.ts";

/** Who the pods are: nobody to the API server. */
export const serviceAccount = (fill: Fill): string => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${fill.name}
  namespace: ${fill.namespace}
  labels:
${fill.labels(4)}
# The service never asks the API server.
automountServiceAccountToken: false
${fill.pullSecrets}`;
