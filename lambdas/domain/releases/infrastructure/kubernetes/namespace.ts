/** Pods that ask for more than the restricted profile allows are refused, whoever deploys them. */
export const namespace = (name: string, slug: string): string => `# Applied once by an administrator, before the first deployment.
---
apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/part-of: ${slug}
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/warn: restricted
`;
