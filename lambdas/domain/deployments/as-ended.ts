import type { Deployment } from "../../contract/deployment.ts";

/** The deployment as it had ended: one that was rolled back since had ended well. */
export const asEnded = (deployment: Deployment): Deployment =>
  deployment.rolledBackAt === null ? deployment : { ...deployment, status: "success", rolledBackAt: null, rolledBackBy: null };
