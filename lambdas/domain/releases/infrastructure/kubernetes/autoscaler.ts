import type { Fill } from "./fill.ts";

/** Grows at once and shrinks slowly, so that a lull between two peaks costs no latency. */
export const autoscaler = (fill: Fill): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${fill.name}-${fill.color}
  namespace: ${fill.namespace}
  labels:
${fill.labels(4)}
    color: ${fill.color}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${fill.name}-${fill.color}
  # The standby colour has one pod until it is to take the traffic.
  minReplicas: ${fill.min}
  maxReplicas: ${fill.max}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
  behavior:
    scaleUp:
      stabilizationWindowSeconds: 0
    scaleDown:
      stabilizationWindowSeconds: 300
`;
