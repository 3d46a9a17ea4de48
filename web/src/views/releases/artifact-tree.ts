/** A folder of the package with what is in it; folders before files, each by name. A folder that holds only a folder is one with it. */
export type Folder<T> = { readonly name: string; readonly folders: readonly Folder<T>[]; readonly files: readonly Leaf<T>[] };
export type Leaf<T> = { readonly name: string; readonly file: T };

/** The files as a tree by the parts of their paths. No file is lost or in two places. */
export function treeOf<T extends { readonly path: string }>(files: readonly T[]): Folder<T> {
  return folderOf(
    "",
    files.map((file) => ({ parts: file.path.split("/"), file })),
  );
}

type Placed<T> = { readonly parts: readonly string[]; readonly file: T };

function folderOf<T>(name: string, placed: readonly Placed<T>[]): Folder<T> {
  const inside = Map.groupBy(
    placed.filter(({ parts }) => parts.length > 1),
    ({ parts: [first = ""] }) => first,
  );
  const folders = [...inside]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([part, own]) =>
      joined(
        folderOf(
          part,
          own.map(({ parts, file }) => ({ parts: parts.slice(1), file })),
        ),
      ),
    );
  const files = placed
    .filter(({ parts }) => parts.length === 1)
    .map(({ parts: [last = ""], file }) => ({ name: last, file }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return { name, folders, files };
}

function joined<T>(folder: Folder<T>): Folder<T> {
  const [only, ...others] = folder.folders;
  return only !== undefined && others.length === 0 && folder.files.length === 0 ? { ...only, name: `${folder.name}/${only.name}` } : folder;
}
