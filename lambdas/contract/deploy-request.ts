import * as z from "zod";
import { Instant } from "./scalars.ts";

/** What an environment's `deployUrl` is sent, signed. The same deployment is never meant twice, however often its request comes, and its body is always the same. */
export const DeployRequest = z.object({
  type: z.enum(["deploy", "rollback"]),
  deploymentId: z.string().meta({ description: "The `Idempotency-Key` too" }),
  releaseId: z.string().meta({ description: "Of a rollback, the release that is taken back" }),
  service: z.string(),
  environment: z.string(),
  version: z.string().meta({ description: "What has to run when it is done: of a rollback, the version returned to" }),
  commit: z.string(),
  rollbackOf: z.string().nullable().meta({ description: "The deployment that is taken back; null = nothing is" }),
  archive: z
    .object({ method: z.literal("GET"), path: z.string().meta({ examples: ["/releases/01K0ABCDEFGHJKMNPQRSTVWXYZ/archive"] }) })
    .meta({ description: "Where the package of `version` is, below the API's address; with a token, and by a redirect" }),
  callback: z
    .object({ method: z.literal("PATCH"), path: z.string().meta({ examples: ["/deployments/01K0ABCDEFGHJKMNPQRSTVWXYZ"] }) })
    .meta({ description: "How its end is told, below the API's address" }),
  requestedAt: Instant,
});
export type DeployRequest = z.infer<typeof DeployRequest>;
