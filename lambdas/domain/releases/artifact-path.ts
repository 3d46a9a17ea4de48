const LONGEST = 200;

/** Why a text is no path of a file in a package, which nothing may lead out of; null where it is one. */
export function problemOfPath(path: string): string | null {
  if (path.length === 0 || path.length > LONGEST) return `expected 1 to ${LONGEST} characters`;
  if (!/^[A-Za-z0-9._/-]+$/.test(path)) return "expected letters, digits, `.`, `_`, `-` and `/` only";
  const parts = path.split("/");
  return parts.some((part) => part === "" || part === "." || part === "..") ? "leads out of the package, or names no file in it" : null;
}
