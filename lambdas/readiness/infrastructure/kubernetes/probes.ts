import { at, isRecord, textAt } from "../reading/peek.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import { type Container, listensOn, podsOf, SERVERS } from "./pods.ts";
import { servedRoutes } from "./served-routes.ts";

const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"] as const;

/** A container without probes gets traffic before it can answer and keeps it when it hangs; one that is asked for what nobody serves never starts. */
export const probes = kubernetesCheck({
  id: "kubernetes-probes",
  title: "Every container has a liveness and a readiness probe that the service answers",
  weight: 2,
  critical: true,
  kinds: ["Deployment", "StatefulSet", "DaemonSet"],
  evidence: "every container is probed on a port that it has and at a path that app/ serves",
  problems: (cluster, of) => {
    const routes = servedRoutes(of);
    return podsOf(cluster, SERVERS).flatMap(({ containers }) =>
      containers.filter(({ init }) => !init).flatMap((container) => containerProblems(container, routes)),
    );
  },
});

function containerProblems(container: Container, routes: readonly string[]): string[] {
  const given = PROBES.filter((probe) => isRecord(at(container.value, probe)));
  const paths = ["livenessProbe", "readinessProbe"].map((probe) => textAt(container.value, probe, "httpGet", "path"));
  return [
    ...PROBES.slice(0, 2)
      .filter((probe) => !given.includes(probe))
      .map((probe) => `${container.where}: ${probe} is missing`),
    ...given.flatMap((probe) => probeProblems(container, probe, routes)),
    // A dependency that is gone would restart every pod.
    ...(paths[0] !== null && paths[0] === paths[1] ? [`${container.where}: livenessProbe and readinessProbe ask the same path`] : []),
  ];
}

function probeProblems(container: Container, probe: string, routes: readonly string[]): string[] {
  const value = at(container.value, probe);
  const where = `${container.where}: ${probe}`;
  const asked = ["httpGet", "tcpSocket", "grpc", "exec"].filter((way) => isRecord(at(value, way)));
  const port = at(value, "httpGet", "port") ?? at(value, "tcpSocket", "port") ?? at(value, "grpc", "port");
  const path = at(value, "httpGet") === undefined ? null : (textAt(value, "httpGet", "path") ?? "/");
  return [
    ...(asked.length === 1 ? [] : [`${where} asks in ${asked.length} ways, expected one`]),
    ...(port === undefined || listensOn({ containers: [container] }, port)
      ? []
      : [`${where} asks port ${String(port)}, which is not among its ports`]),
    ...(path === null || routes.includes(path) ? [] : [`${where}.httpGet.path ${path} is served by no file in app/`]),
  ];
}
