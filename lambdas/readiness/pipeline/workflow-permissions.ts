import { expectedOf } from "./workflow/expected.ts";
import type { WorkflowJob } from "./workflow/schema.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";
import { WORKFLOW } from "./workflow/workflow-of.ts";

type Permissions = WorkflowJob["permissions"];

/** What any job may write: findings of scanners. */
const HARMLESS = ["security-events"];
/** What the build may write beside what ours does: signatures of what it made. */
const OF_BUILD = ["attestations", "id-token", "packages"];

/** Without `permissions` a job may have every right there is, so the top says none or reading only, and each job asks for its own. */
export const workflowPermissions = workflowCheck(
  { id: "workflow-permissions", title: "The workflow's token has no more rights than each job needs", weight: 3, critical: true },
  ({ workflow, where }, { context }) => {
    const { jobs } = expectedOf(context);
    const allowed = (id: string) => [...HARMLESS, ...(id === "build" ? OF_BUILD : []), ...writesOf(jobs.get(id)?.permissions)];
    const top =
      workflow.permissions === undefined || workflow.permissions === null
        ? [`${WORKFLOW}: no permissions at the top`]
        : writesOf(workflow.permissions).map((scope) => `${where("permissions")}: every job may write ${scope}`);
    const problems = [...workflow.jobs].flatMap(([id, { permissions }]) =>
      writesOf(permissions)
        .filter((scope) => !allowed(id).includes(scope))
        .map((scope) => `${where("jobs", id, "permissions")}: job ${id} may write ${scope}`),
    );
    return { problems: [...top, ...problems], evidence: "none at the top, writing only in jobs that build or deploy" };
  },
);

/** Scopes that may be written; a word such as write-all stands for itself. */
function writesOf(permissions: Permissions): string[] {
  if (permissions === undefined || permissions === null) return [];
  if (typeof permissions === "string") return permissions === "read-all" ? [] : [permissions];
  return Object.entries(permissions).flatMap(([scope, right]) => (right === "read" || right === "none" ? [] : [scope]));
}
