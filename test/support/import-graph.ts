import type { SourceFile } from "./source-tree.ts";

/** The first circle of imports that is found, as its paths; null where there is none. Types count: a circle of types is one of ideas. */
export function importCycle(files: readonly SourceFile[]): readonly string[] | null {
  const targets = new Map(files.map(({ path, imports }) => [path, imports.flatMap((one) => one.path ?? [])]));
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): readonly string[] | null => {
    if (above.includes(path)) return [...above.slice(above.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const target of targets.get(path) ?? []) {
      const cycle = visit(target, [...above, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const { path } of files) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return null;
}

/** The modules and packages that are loaded as soon as `entry` is: what it imports as a value, and they, but not what they load later. */
export function loadedWith(entry: string, files: readonly SourceFile[]): Set<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const loaded = new Set<string>();
  const load = (name: string) => {
    if (loaded.has(name)) return;
    loaded.add(name);
    for (const { kind, path, from } of byPath.get(name)?.imports ?? []) if (kind === "value") load(path ?? from);
  };
  load(entry);
  return loaded;
}
