/** One series at one time: `status` is its HTTP status, empty where that label is gone or never was. */
export type Sample = { readonly status: string; readonly value: number };

/** A number, or an instant vector of few series. */
export type Value = number | readonly Sample[];

/** What cannot be worked out. */
export const UNKNOWN: Value = [{ status: "", value: Number.NaN }];

export const vectorOf = (value: Value): readonly Sample[] => (typeof value === "number" ? [{ status: "", value }] : value);

export const each = (value: Value, change: (value: number) => number): Value =>
  typeof value === "number" ? change(value) : value.map((sample) => ({ ...sample, value: change(sample.value) }));

/** Series that are without a status match those of any: the world has one service in one environment. */
export const alike = (a: Sample, b: Sample): boolean => a.status === b.status || a.status === "" || b.status === "";
