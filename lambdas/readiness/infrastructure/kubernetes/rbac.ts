import { at, listAt, textAt } from "../reading/peek.ts";
import type { Cluster } from "./cluster.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import type { Manifest } from "./manifests.ts";

/** Verbs with which one makes oneself more than one is. */
const ESCALATING = ["escalate", "bind", "impersonate"];

/** The pipeline can deploy and nothing else: what it may do, whoever steals its identity may do. */
export const rbac = kubernetesCheck({
  id: "kubernetes-rbac",
  title: "Roles name what they allow, and every binding gives an existing role to somebody",
  weight: 2,
  critical: true,
  kinds: ["Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"],
  evidence: "no role has a wildcard, reads Secrets or can widen itself; bindings name roles that exist",
  problems: (cluster) => [
    ...cluster.ofKind("Role", "ClusterRole").flatMap(roleProblems),
    ...cluster.ofKind("RoleBinding", "ClusterRoleBinding").flatMap((binding) => bindingProblems(binding, cluster)),
  ],
});

const roleProblems = ({ where, value }: Manifest): string[] =>
  listAt(value, "rules").flatMap((rule, index) => {
    const verbs = listAt(rule, "verbs");
    const wild = ["apiGroups", "resources", "verbs"].filter((field) => listAt(rule, field).includes("*"));
    return [
      ...wild.map((field) => `${where}: rules.${index}.${field} is a wildcard`),
      ...(listAt(rule, "resources").includes("secrets") ? [`${where}: rules.${index}.resources has secrets`] : []),
      ...ESCALATING.filter((verb) => verbs.includes(verb)).map((verb) => `${where}: rules.${index}.verbs has ${verb}`),
    ];
  });

function bindingProblems({ where, kind, value }: Manifest, cluster: Cluster): string[] {
  const roleKind = textAt(value, "roleRef", "kind") ?? "";
  const role = textAt(value, "roleRef", "name") ?? "";
  const subjects = listAt(value, "subjects");
  return [
    ...(kind === "ClusterRoleBinding" ? [`${where}: gives rights in every namespace`] : []),
    ...(cluster.has(roleKind, role) ? [] : [`${where}: roleRef names ${roleKind} ${role}, which is not there`]),
    ...(subjects.length > 0 ? [] : [`${where}: subjects is empty`]),
    ...subjects.flatMap((subject, index) => subjectProblems(`${where}: subjects.${index}`, subject, cluster)),
  ];
}

function subjectProblems(where: string, subject: unknown, { has, ofKind }: Cluster): string[] {
  const name = textAt(subject, "name") ?? "";
  if (["system:anonymous", "system:unauthenticated", "system:authenticated"].includes(name)) return [`${where} is everybody: ${name}`];
  if (at(subject, "kind") !== "ServiceAccount" || has("ServiceAccount", name)) return [];
  const here = ofKind("ServiceAccount")[0]?.namespace ?? null;
  // An account of another namespace, as the pipeline's own, is not in this folder.
  return textAt(subject, "namespace") === here ? [`${where} names ServiceAccount ${name}, which is not there`] : [];
}
