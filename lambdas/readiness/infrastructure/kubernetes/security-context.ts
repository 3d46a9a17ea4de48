import { at, listAt } from "../reading/peek.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import { type Container, type Pod, podsOf } from "./pods.ts";

/** Pod Security's `restricted`, and a root file system that cannot be written: what breaks in has nothing to build on. */
export const securityContext = kubernetesCheck({
  id: "kubernetes-security-context",
  title: "No container is root, can become it, or can write to its image",
  weight: 2,
  critical: true,
  kinds: ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"],
  evidence: "every container is restricted: not root, read-only, without capabilities",
  problems: (cluster) =>
    podsOf(cluster).flatMap((pod) => [...podProblems(pod), ...pod.containers.flatMap((one) => containerProblems(one, pod))]),
});

function podProblems({ where, spec }: Pod): string[] {
  const host = ["hostNetwork", "hostPID", "hostIPC"].filter((field) => at(spec, field) === true);
  const paths = listAt(spec, "volumes").filter((volume) => at(volume, "hostPath") !== undefined);
  return [
    ...host.map((field) => `${where}: spec.template.spec.${field} is true`),
    ...paths.map((volume) => `${where}: volume ${String(at(volume, "name"))} is a hostPath`),
  ];
}

function containerProblems({ where, value }: Container, { spec }: Pod): string[] {
  const own = (...path: readonly string[]) => at(value, "securityContext", ...path);
  /** The container's word counts before the pod's. */
  const either = (...path: readonly string[]) => own(...path) ?? at(spec, "securityContext", ...path);
  const rules: readonly (readonly [boolean, string])[] = [
    [either("runAsNonRoot") === true, "runAsNonRoot is not true"],
    [either("runAsUser") !== 0, "runAsUser is 0"],
    [own("allowPrivilegeEscalation") === false, "allowPrivilegeEscalation is not false"],
    [own("privileged") !== true, "privileged is true"],
    [own("readOnlyRootFilesystem") === true, "readOnlyRootFilesystem is not true"],
    [listAt(value, "securityContext", "capabilities", "drop").includes("ALL"), "capabilities.drop lacks ALL"],
    [
      listAt(value, "securityContext", "capabilities", "add").every((one) => one === "NET_BIND_SERVICE"),
      "capabilities.add gives some back",
    ],
    [
      ["RuntimeDefault", "Localhost"].includes(String(either("seccompProfile", "type"))),
      "seccompProfile is neither RuntimeDefault nor Localhost",
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, problem]) => `${where}: securityContext.${problem}`);
}
