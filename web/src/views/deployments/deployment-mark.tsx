import type { DeploymentStatus } from "../../../../lambdas/contract/deployment.ts";
import { Mark } from "../../elements/mark.tsx";

/** A deployment's status as colour, shape and word. */
export const DeploymentMark = ({ status }: { readonly status: DeploymentStatus }) => (
  <Mark status={status} conclusion={status === "running" ? null : status} />
);
