import { posix } from "node:path";
import { UnsafeArchive } from "./unsafe-archive.ts";

/** An entry's name for people: bounded, and without characters that a terminal or a log would obey. */
export const quoteName = (name: string) => JSON.stringify(name.length > 120 ? `${name.slice(0, 117)}...` : name);

/**
 * The parts of an entry's name below the directory; none for the directory itself.
 * Refuses names that are absolute, climb with `..`, are too long or hold a NUL.
 */
export function partsOf(name: string, maxNameLength: number): string[] {
  const refuse = (why: string): never => {
    throw new UnsafeArchive(`the entry ${quoteName(name)} ${why}`);
  };
  if (name.length > maxNameLength) refuse(`has a name of ${name.length} characters, more than ${maxNameLength}`);
  if (name.includes("\0")) refuse("has a NUL in its name");
  if (name === "") refuse("has no name");
  if (posix.isAbsolute(name)) refuse("has an absolute path");
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) refuse('leaves the directory with ".."');
  return parts;
}

/**
 * The target of a symbolic link as it may be written: relative, and with every `..` at its start. In that form no other
 * link can bend it: it climbs from the link's own, real directory and from there only descends.
 */
export function safeTarget(name: string, parts: readonly string[], target: string, maxNameLength: number): string {
  const refuse = (why: string): never => {
    throw new UnsafeArchive(`the symbolic link ${quoteName(name)} points to ${quoteName(target)}, ${why}`);
  };
  if (target === "" || target.includes("\0")) refuse("which is no path");
  if (target.length > maxNameLength) refuse(`which has more than ${maxNameLength} characters`);
  if (posix.isAbsolute(target)) refuse("an absolute path");
  const normalised = posix.normalize(target);
  const climbs = normalised.split("/").filter((part) => part === "..").length;
  if (climbs > parts.length - 1) refuse("outside the directory");
  return normalised;
}
