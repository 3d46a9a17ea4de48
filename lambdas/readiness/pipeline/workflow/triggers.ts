import * as z from "zod";

const Filtered = z.record(z.string(), z.unknown());
const Push = z.object({ branches: z.union([z.string(), z.array(z.string())]) });

/** Events that start a workflow, by name, with what each is limited to. */
export function triggersOf(on: unknown): ReadonlyMap<string, unknown> {
  if (typeof on === "string") return new Map([[on, null]]);
  if (Array.isArray(on)) return new Map(on.filter((name) => typeof name === "string").map((name) => [name, null]));
  const { data } = Filtered.safeParse(on);
  return new Map(Object.entries(data ?? {}));
}

/** Branches by name that a push is limited to; null where patterns, or nothing, limit it. */
export function pushBranches(push: unknown): readonly string[] | null {
  const { data } = Push.safeParse(push);
  const branches = data === undefined ? [] : [data.branches].flat();
  return branches.length === 0 || branches.some((name) => /[*?+![\]]/.test(name)) ? null : branches;
}
