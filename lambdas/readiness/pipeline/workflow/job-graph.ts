type Jobs = ReadonlyMap<string, { readonly needs: readonly string[] }>;

/** Jobs that have ended before the given one starts. A circle ends nothing: the job is then among its own. */
export function ancestorsOf(jobs: Jobs, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(jobs.get(id)?.needs ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(jobs.get(next)?.needs ?? []));
  }
  return found;
}
