import * as z from "zod";
import { FullName } from "./scalars.ts";

const Repository = z.object({ full_name: FullName, default_branch: z.string().min(1).nullish() });

/** What a `repository` object of the REST API or of a webhook tells; null for what is none. */
export function repositoryOf(payload: unknown): { readonly repo: string; readonly defaultBranch: string | null } | null {
  const { data } = Repository.safeParse(payload);
  return data === undefined ? null : { repo: data.full_name, defaultBranch: data.default_branch ?? null };
}
