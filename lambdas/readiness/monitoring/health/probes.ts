import { both, lookAt } from "../documents/read.ts";
import { pythonFile } from "../python/python-file.ts";
import { routesOf } from "../python/routes.ts";
import { type Probed, probedPaths } from "./probed-paths.ts";

const HEALTH = "app/health.py";

/** Liveness and readiness are different questions: a service that waits for its model is alive, and must not be restarted. */
export const lookAtProbes = lookAt(both(pythonFile(HEALTH), probedPaths), ([tokens, probed], { context }) => {
  const routes = routesOf(tokens);
  const asked = (probe: Probed["probe"]) => [...new Set(probed.filter((one) => one.probe === probe).map(({ path }) => path))];
  const [live, ready] = [asked("livenessProbe"), asked("readinessProbe")];
  return {
    problems: [
      ...context.environments.flatMap((environment) => missingIn(environment, probed)),
      ...[...new Set([...live, ...ready])]
        .filter((path) => !routes.includes(path))
        .map((path) => `${HEALTH}: does not answer ${path}, which probes ask for`),
      ...live.filter((path) => ready.includes(path)).map((path) => `k8s/: ${path} is asked for liveness and readiness alike`),
    ],
    evidence: `${HEALTH} answers ${[...live, ...ready].join(" and ")}, which the probes of ${new Set(probed.map(({ file }) => file)).size} Deployments ask for; seen in its routes, not run`,
  };
});

const missingIn = (environment: string, probed: readonly Probed[]): string[] =>
  (["livenessProbe", "readinessProbe"] as const)
    .filter((probe) => !probed.some((one) => one.probe === probe && one.file.startsWith(`k8s/${environment}/`)))
    .map((probe) => `k8s/${environment}/: no ${probe} asks for a path`);
