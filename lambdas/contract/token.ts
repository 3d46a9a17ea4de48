import * as z from "zod";
import { Instant } from "./scalars.ts";

/** Each scope includes those before it. */
export const SCOPES = ["read", "write", "admin"] as const;
export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;

/** A stored access token: its hash, never the token. */
export const Token = z.object({ name: z.string(), scope: Scope, hash: z.string(), createdAt: Instant, revokedAt: Instant.nullable() });
export type Token = z.infer<typeof Token>;
