import type { Package } from "../../check.ts";

/** Reads a package once for all checks. A reading that failed or was cut off is not tried again: the next check fails at once. */
export function oncePerPackage<T>(read: (of: Package) => T): (of: Package) => T {
  const known = new WeakMap<Package, () => T>();
  return (of) => {
    const again = known.get(of);
    if (again) return again();
    known.set(of, refuse(new Error("the files take too long to read")));
    try {
      const value = read(of);
      known.set(of, () => value);
      return value;
    } catch (error) {
      known.set(of, refuse(error));
      throw error;
    }
  };
}

const refuse = (error: unknown) => () => {
  throw error;
};
