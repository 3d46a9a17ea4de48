/** Something is not as the demo has to have it: what was expected, and what was seen. Ends the play, as what follows rests on it. */
export class Unlike extends Error {
  constructor(what: string, expected: string, seen: string) {
    super(`${what}: expected ${expected}, saw ${seen}`);
    this.name = "Unlike";
  }
}

/** Throws `Unlike` where the two differ. */
export function expectLike(what: string, expected: string | number | null, seen: string | number | null | undefined): void {
  if (seen !== expected) throw new Unlike(what, String(expected), String(seen));
}

/** The value, or `Unlike` where there is none. */
export function expectThere<T>(what: string, value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Unlike(what, "one", "none");
  return value;
}
