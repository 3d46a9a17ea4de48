import type { Check } from "../../check.ts";
import { onKubernetes } from "../documents/by-stack.ts";
import { duplicates } from "../documents/duplicates.ts";
import { lookAt } from "../documents/read.ts";
import { ALERTMANAGER, type Alertmanager, alertmanagerFile } from "./alertmanager-file.ts";
import { routesWithin } from "./routed.ts";
import { secretsIn } from "./secrets.ts";

/** Alertmanager starts with it, and nothing in it is a secret that a repository would show. */
export const alertmanagerCheck: Check = {
  id: "monitoring-alertmanager",
  area: "monitoring",
  title: "Alertmanager loads its configuration, which holds no secret",
  weight: 2,
  critical: true,
  look: onKubernetes(
    lookAt(alertmanagerFile, (config) => ({
      problems: [...routeProblems(config), ...secretsIn(config)].map((problem) => `${ALERTMANAGER}: ${problem}`),
      evidence: `${routesWithin(config.route).length} routes lead to ${config.receivers.length} receivers that exist; secrets are read from files`,
    })),
  ),
};

function routeProblems({ route, receivers, time_intervals, mute_time_intervals }: Alertmanager): string[] {
  const names = receivers.map(({ name }) => name);
  const times = [...(time_intervals ?? []), ...(mute_time_intervals ?? [])].map(({ name }) => name);
  const routes = routesWithin(route);
  const namedTimes = routes.flatMap((one) => [...(one.mute_time_intervals ?? []), ...(one.active_time_intervals ?? [])]);
  return [
    ...duplicates(names).map((name) => `the receiver ${name} is there twice`),
    ...(route.receiver === undefined ? ["the root route has no receiver"] : []),
    ...(route.matchers.length + Object.keys(route.match).length + Object.keys(route.match_re).length > 0
      ? ["the root route may have no matchers"]
      : []),
    ...routes.flatMap(({ receiver }) =>
      receiver === undefined || names.includes(receiver) ? [] : [`a route leads to ${receiver}, which is no receiver`],
    ),
    ...namedTimes.filter((name) => !times.includes(name)).map((name) => `a route names the time interval ${name}, which is not defined`),
  ];
}
