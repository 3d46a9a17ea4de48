import type { Fill } from "./fill.ts";

/** All keys of one entry of the environment's secret store, as the pods' environment. No value passes through the repository. */
export const externalSecret = (fill: Fill): string => `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: ${fill.name}-env
  namespace: ${fill.namespace}
  labels:
${fill.labels(4)}
spec:
  refreshInterval: ${fill.refresh}
  secretStoreRef:
    kind: SecretStore
    name: ${fill.name}
  target:
    name: ${fill.name}-env
    creationPolicy: Owner
    deletionPolicy: Retain
  dataFrom:
    - extract:
        key: ${fill.secretKey}
`;
