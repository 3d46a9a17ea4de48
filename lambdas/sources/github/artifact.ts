import * as z from "zod";
import { Id, TimeOrNull } from "./scalars.ts";
import { type Unreadable, unreadable } from "./unreadable.ts";

const ArtifactPayload = z.object({
  id: Id,
  name: z.string(),
  size_in_bytes: z.int().nonnegative(),
  expired: z.boolean().nullish(),
  created_at: TimeOrNull,
});

export type Artifact = {
  readonly id: string;
  readonly name: string;
  /** Of the zip. */
  readonly sizeBytes: number;
  /** GitHub deletes artifacts after a while and keeps telling of them. */
  readonly expired: boolean;
  readonly createdAt: string | null;
};

/** An artifact as the REST API lists it. Never throws. */
export function artifactOf(payload: unknown): Artifact | Unreadable {
  const { data, error } = ArtifactPayload.safeParse(payload);
  if (error) return unreadable(error, "artifact");
  const { id, name, size_in_bytes, expired, created_at } = data;
  return { id, name, sizeBytes: size_in_bytes, expired: expired ?? false, createdAt: created_at };
}
