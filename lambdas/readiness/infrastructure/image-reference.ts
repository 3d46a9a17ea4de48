/** Tags that are moved to whatever is new. */
const MOVING = ["latest", "stable", "edge", "nightly", "main", "master", "dev", "current", "lts", "slim", "alpine"];
const REFERENCE = /^[a-z0-9][a-zA-Z0-9._:/-]*?(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@sha256:(?<digest>[0-9a-f]{64}))?$/;

/** Why an image reference does not say exactly which image it is; null where it does. */
export function imageProblem(reference: string): string | null {
  const groups = REFERENCE.exec(reference)?.groups;
  if (groups === undefined) return `${reference || "(none)"} is no image reference`;
  if (groups.digest !== undefined) return null;
  const tag = groups.tag;
  if (tag === undefined) return `${reference} has no tag, which is latest`;
  return MOVING.includes(tag) ? `${reference} has a tag that is moved` : null;
}

/** The tag of a reference; null where it has none. */
export const tagOf = (reference: string): string | null => REFERENCE.exec(reference)?.groups?.tag ?? null;
