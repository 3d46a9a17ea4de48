import type { GeneratedArtifact } from "../../../contract/release.ts";
import type { Package } from "../../check.ts";

/** Why a file is no evidence; names the file. */
export type Problem = { readonly problem: string };

/** Larger files are not read: no validator has to prove that it ends in time on them. */
const MOST_CHARACTERS = 256 * 1024;

/** The file at a path, if it is there, holds something, and can be read in time. */
export function fileAt({ files }: Package, path: string): GeneratedArtifact | Problem {
  const file = files.find((one) => one.path === path);
  if (file === undefined) return { problem: `${path} is missing` };
  if (file.content.trim() === "") return { problem: `${path} is empty` };
  return file.content.length > MOST_CHARACTERS ? { problem: `${path} is larger than 256 KB` } : file;
}
