/** Where a pod answers. The Dockerfile, probes, Services, network policy, smoke tests and the automation step's files all say the same. */
export const SERVING = { port: 8000, live: "/health/live", ready: "/health/ready", metrics: "/metrics" } as const;
