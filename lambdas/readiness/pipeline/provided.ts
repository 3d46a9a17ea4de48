import type { Package } from "../check.ts";
import { fileAt } from "./files/file-at.ts";

/** What the repository has to bring, and what the pipeline makes of it. */
export const PROVIDED = "docs/artifacts.md";

/** Rows of tables in the document, each as the texts in backticks of its cells. */
export function rowsOf(of: Package): readonly (readonly string[][])[] {
  const file = fileAt(of, PROVIDED);
  if ("problem" in file) return [];
  return file.content
    .split("\n")
    .filter((line) => line.trimStart().startsWith("|"))
    .map((line) => line.split("|").slice(1).map(spansOf));
}

const spansOf = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span);

/** Paths that stand first in a row: the user's own files and folders, which the package cannot hold. */
export const ownPaths = (of: Package): string[] =>
  rowsOf(of).flatMap(([first = []]) => first.filter((span) => /^[\w.-]+(\/[\w./-]*)?$/.test(span)));
