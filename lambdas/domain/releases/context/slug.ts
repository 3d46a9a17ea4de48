/** A name as a DNS label (RFC 1123), which Kubernetes, Helm and S3 take: `churn_predictor_v2` is `churn-predictor-v2`. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
