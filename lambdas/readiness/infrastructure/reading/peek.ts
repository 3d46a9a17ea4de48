/** Whether a value has fields. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands at a path of fields; undefined where the path ends before. Files are foreign: nothing here throws. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);

export const listAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

/** Its text; null where it is none or empty. */
export const textAt = (value: unknown, ...path: readonly string[]): string | null => {
  const found = at(value, ...path);
  return typeof found === "string" && found !== "" ? found : null;
};

export const numberAt = (value: unknown, ...path: readonly string[]): number | null => {
  const found = at(value, ...path);
  return typeof found === "number" && Number.isFinite(found) ? found : null;
};

export const recordAt = (value: unknown, ...path: readonly string[]): Readonly<Record<string, unknown>> => {
  const found = at(value, ...path);
  return isRecord(found) ? found : {};
};

/** One or many, as formats that allow both write them. */
export const oneOrMany = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

export const isText = (value: unknown): value is string => typeof value === "string";
