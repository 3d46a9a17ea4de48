import { RepoName } from "../../contract/scalars.ts";
import { partsOf, readParts, type Setting, shownPart } from "./setting-part.ts";

/** The repositories to watch. Empty for an empty text, which is no problem. */
export function reposOf(text: string): Setting<string[]> {
  const parts = partsOf(text);
  if (text !== "" && parts.length === 0) {
    return { value: [], problems: [{ setting: "GH_REPOS", problem: "GH_REPOS names no repository", advice: REPO_ADVICE }] };
  }
  return readParts(parts, repoOf, (repo) => repo.toLowerCase());
}

const REPO_ADVICE = "write owner/name, with commas between several";

/** An address, as a browser shows it, names its repository as well. */
const nameOf = (part: string): string => part.replace(/^https:\/\/[^/@]+\/([^/]+\/[^/]+?)(?:\.git)?\/?$/, "$1");

const repoOf = (part: string) =>
  RepoName.safeParse(nameOf(part)).success
    ? nameOf(part)
    : { setting: "GH_REPOS", problem: `GH_REPOS: "${shownPart(part)}" is no repository`, advice: REPO_ADVICE };

/** The files of the workflows to watch, by their names; empty = all. A path counts as the name at its end. */
export const workflowsOf = (text: string): Setting<string[]> => readParts(partsOf(text), workflowOf, (workflow) => workflow);

function workflowOf(part: string) {
  const name = part.slice(part.lastIndexOf("/") + 1);
  if (/^[^\\*?\p{Cc}]+\.ya?ml$/u.test(name)) return name;
  return {
    setting: "GH_WORKFLOWS",
    problem: `GH_WORKFLOWS: "${shownPart(part)}" is no workflow's file`,
    advice: "write file names such as ci.yml, with commas between several, or leave it empty to watch all",
  };
}
