/** Pods of the colour without traffic: enough for smoke tests and for a canary's small share. */
export const STANDBY_PODS = 1;

/** What all environments have alike; the chart's `values.yaml` says the same. */
export const DEFAULTS = {
  cpu: "250m",
  memory: "512Mi",
  memoryLimit: "1Gi",
  clients: "gateway",
  monitoring: "monitoring",
  refresh: "1h",
} as const;
