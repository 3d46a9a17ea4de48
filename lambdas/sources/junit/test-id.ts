import { nameOf } from "./report-text.ts";

export type Named = { readonly suite: string; readonly classname: string | null; readonly name: string };

/** Name of a test without a name. */
export const UNNAMED = "(unnamed)";

const SEPARATOR = " > ";

/** Names of nested suites as one, without a name that only repeats the one before. */
export const joinSuites = (outer: string, name: string) =>
  name === "" || outer === name || outer.endsWith(`${SEPARATOR}${name}`)
    ? outer
    : outer === ""
      ? name
      : nameOf(`${outer}${SEPARATOR}${name}`);

/** Class, or suites where the class says nothing (Node's reporter writes `test`), and name; a part that the name repeats is left out. */
export function testIdOf({ suite, classname, name }: Named): string {
  const where = classname === null || classname.toLowerCase() === "test" ? suite : classname;
  return where === "" || repeats(name, where) ? name : nameOf(`${where}${SEPARATOR}${name}`);
}

const repeats = (name: string, where: string) =>
  name === where || (name.startsWith(where) && /^[\s.:#/›>]/.test(name.slice(where.length))) || name.endsWith(` ${where}`);
