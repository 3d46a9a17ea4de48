/** Languages that the page can colour. */
export const LANGUAGES = ["yaml", "gotemplate", "json", "dockerfile", "python", "javascript", "bash", "markdown"] as const;
export type Language = (typeof LANGUAGES)[number];

const BY_ENDING = new Map<string, Language>([
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["tpl", "gotemplate"],
  ["json", "json"],
  ["py", "python"],
  ["js", "javascript"],
  ["mjs", "javascript"],
  ["cjs", "javascript"],
  ["sh", "bash"],
  ["md", "markdown"],
]);

/** The language of a file by its path; null for plain text. What Helm fills in is a Go template, whatever its ending. */
export function languageOf(path: string): Language | null {
  const name = path.split("/").at(-1) ?? "";
  if (/^Dockerfile(\.|$)/.test(name)) return "dockerfile";
  const language = BY_ENDING.get(/\.([^.]+)$/.exec(name)?.[1] ?? "") ?? null;
  return language === "yaml" && path.includes("/templates/") ? "gotemplate" : language;
}
