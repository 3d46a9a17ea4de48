import type { Fill } from "./fill.ts";

/** Everything that is not named is refused, in both directions. */
export const networkPolicy = (fill: Fill): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${fill.name}
  namespace: ${fill.namespace}
  labels:
${fill.labels(4)}
spec:
  podSelector:
    matchLabels:
${fill.selector(6)}
  policyTypes: ["Ingress", "Egress"]
  ingress:
    # Who calls the service, and who scrapes its metrics.
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ${fill.clients}
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ${fill.monitoring}
      ports:
        - protocol: TCP
          port: http
  egress:
    # Names alone. A service that calls others needs a rule for each.
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
`;
