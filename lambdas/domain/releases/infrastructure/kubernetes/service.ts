import type { Fill } from "./fill.ts";

/** The live Service has the traffic; the preview always names the idle colour, for smoke tests before any traffic. */
export const service = (fill: Fill): string => `apiVersion: v1
kind: Service
metadata:
  name: ${fill.name}
  namespace: ${fill.namespace}
  labels:
${fill.labels(4)}
spec:
  type: ClusterIP
  # scripts/switch.sh sets the color; without one both get traffic: a canary.
  selector:
${fill.selector(4)}${fill.colorSelector}
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: v1
kind: Service
metadata:
  name: ${fill.name}-preview
  namespace: ${fill.namespace}
  labels:
${fill.labels(4)}
spec:
  type: ClusterIP
  # Always the colour without the traffic.
  selector:
${fill.selector(4)}
    color: ${fill.idleColor}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
