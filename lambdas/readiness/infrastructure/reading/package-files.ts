import type { Package } from "../../check.ts";

type File = Package["files"][number];

export const fileAt = ({ files }: Package, path: string): File | null => files.find((file) => file.path === path) ?? null;

/** Files under a folder, by the ends of their names where those matter. */
export const filesUnder = ({ files }: Package, folder: string, ...ends: readonly string[]): File[] =>
  files.filter(({ path }) => path.startsWith(folder) && (ends.length === 0 || ends.some((end) => path.endsWith(end))));

/** The file's text, or why there is none. */
export function textOf(of: Package, path: string): { readonly text: string } | { readonly problem: string } {
  const file = fileAt(of, path);
  if (file === null) return { problem: `${path} is missing` };
  return file.content.trim() === "" ? { problem: `${path} is empty` } : { text: file.content };
}
