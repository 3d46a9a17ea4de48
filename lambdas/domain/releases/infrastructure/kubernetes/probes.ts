import { SERVING } from "../serving.ts";

/**
 * Startup gives the model up to two minutes to load. Liveness asks the process alone, so that a slow dependency restarts nothing;
 * readiness is what takes a pod out of the traffic, after ten seconds.
 */
export const PROBES = `startupProbe:
  httpGet:
    path: ${SERVING.live}
    port: http
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet:
    path: ${SERVING.live}
    port: http
  periodSeconds: 10
  timeoutSeconds: 2
  failureThreshold: 3
readinessProbe:
  httpGet:
    path: ${SERVING.ready}
    port: http
  periodSeconds: 5
  timeoutSeconds: 2
  failureThreshold: 2`;
