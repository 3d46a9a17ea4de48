import type { Fill } from "./fill.ts";

/** Of both colours together one pod at a time; with `minAvailable` a single pod would block every drain of its node. */
export const disruptionBudget = (fill: Fill): string => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: ${fill.name}
  namespace: ${fill.namespace}
  labels:
${fill.labels(4)}
spec:
  maxUnavailable: 1
  # A pod that is not ready serves nobody and must not block a drain.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
${fill.selector(6)}
`;
