import * as z from "zod";
import { Instant } from "./scalars.ts";

/**
 * Each scope includes those before it. `report` is for machines that tell what happened: deployers, Alertmanager, whoever posts metrics.
 * It can neither ask for a release nor approve, change or move one by hand.
 */
export const SCOPES = ["read", "report", "write", "admin"] as const;
export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;

/** A stored access token: its hash, never the token. */
export const Token = z.object({ name: z.string(), scope: Scope, hash: z.string(), createdAt: Instant, revokedAt: Instant.nullable() });
export type Token = z.infer<typeof Token>;
