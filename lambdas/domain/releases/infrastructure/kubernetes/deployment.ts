import type { Fill } from "./fill.ts";
import { podSpec } from "./pod-spec.ts";

/** One colour. `replicas` is left out: the autoscaler owns it, and a deployment must not set it back. */
export const deployment = (fill: Fill): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${fill.name}-${fill.color}
  namespace: ${fill.namespace}
  labels:
${fill.labels(4)}
    app.kubernetes.io/version: ${fill.version}
    color: ${fill.color}
spec:
  # No replicas: the autoscaler owns them.
  revisionHistoryLimit: 3
  progressDeadlineSeconds: 300
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  selector:
    matchLabels:
${fill.selector(6)}
      color: ${fill.color}
  template:
    metadata:
      labels:
${fill.labels(8)}
        app.kubernetes.io/version: ${fill.version}
        color: ${fill.color}
    spec:
${podSpec(fill)}
`;
