import { at, listAt, numberAt } from "../reading/peek.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import type { Manifest } from "./manifests.ts";
import { type Pod, podOf } from "./pods.ts";

/** Kubernetes' own, where a pod says nothing. */
const GRACE_SECONDS = 30;

/** A new version of a colour takes no pod away before another is ready, and no request is cut off. */
export const rollout = kubernetesCheck({
  id: "kubernetes-rollout",
  title: "A rollout keeps its capacity and lets requests end",
  weight: 1,
  critical: false,
  kinds: ["Deployment"],
  evidence: "every Deployment rolls without losing a pod, and pods end after their requests",
  problems: ({ ofKind }) =>
    ofKind("Deployment").flatMap((deployment) => [...strategyProblems(deployment), ...endProblems(podOf(deployment))]),
});

function strategyProblems({ where, value }: Manifest): string[] {
  if (at(value, "spec", "strategy", "type") !== "RollingUpdate") return [`${where}: spec.strategy.type is not RollingUpdate`];
  const rolling = at(value, "spec", "strategy", "rollingUpdate");
  return [
    ...([0, "0%"].some((none) => at(rolling, "maxUnavailable") === none)
      ? []
      : [`${where}: spec.strategy.rollingUpdate.maxUnavailable is not 0`]),
    ...([0, "0%"].some((none) => at(rolling, "maxSurge") === none)
      ? [`${where}: spec.strategy.rollingUpdate.maxSurge is 0: nothing can roll`]
      : []),
    ...(at(value, "spec", "revisionHistoryLimit") === 0 ? [`${where}: spec.revisionHistoryLimit is 0: nothing to go back to`] : []),
  ];
}

function endProblems({ where, spec, containers }: Pod): string[] {
  const grace = numberAt(spec, "terminationGracePeriodSeconds") ?? GRACE_SECONDS;
  return containers
    .filter(({ init }) => !init)
    .flatMap(({ where: container, value }) => {
      const wait = preStopSeconds(value);
      if (wait === 0) return [`${container}: lifecycle.preStop does not wait for the endpoints to be taken away`];
      return wait < grace ? [] : [`${where}: terminationGracePeriodSeconds ${grace} is not above the ${wait} seconds of preStop`];
    });
}

/** Seconds that a container waits before it is told to end; a command other than `sleep` counts as one. */
function preStopSeconds(container: unknown): number {
  const seconds = numberAt(container, "lifecycle", "preStop", "sleep", "seconds");
  if (seconds !== null) return seconds;
  if (at(container, "lifecycle", "preStop") === undefined) return 0;
  const command = listAt(container, "lifecycle", "preStop", "exec", "command");
  return command[0] === "sleep" ? Number(command[1]) || 0 : 1;
}
