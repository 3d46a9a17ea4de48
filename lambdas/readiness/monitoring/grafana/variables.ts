import type { Variable } from "./dashboard-file.ts";

/** Grafana's own, which are there without being defined. */
const OWN: Readonly<Record<string, string>> = {
  __interval: "5m",
  __rate_interval: "5m",
  __range: "6h",
  __interval_ms: "300000",
  __range_ms: "21600000",
  __range_s: "21600",
  __from: "0",
  __to: "0",
};
const USE = /\$(\w+)|\$\{(\w+)(?:[:.][^}]*)?\}|\[\[(\w+)(?::[^\]]*)?\]\]/g;

/** The text with a value for every variable: its current one, or one of the kind that it has. */
export const filled = (text: string, variables: readonly Variable[]): string =>
  text.replace(USE, (_, plain?: string, braced?: string, old?: string) => valueIn(plain ?? braced ?? old ?? "", variables));

/** Names of the variables that are used and neither defined nor Grafana's own. */
export const undefinedIn = (text: string, variables: readonly Variable[]): string[] =>
  usedIn(text).filter((name) => OWN[name] === undefined && !variables.some((variable) => variable.name === name));

const usedIn = (text: string) => [...text.matchAll(USE)].map(([, plain, braced, old]) => plain ?? braced ?? old ?? "");

function valueIn(name: string, variables: readonly Variable[]): string {
  const own = OWN[name];
  if (own !== undefined) return own;
  const variable = variables.find((one) => one.name === name);
  const value = variable?.current?.value;
  if (typeof value === "string" && /^[\w.:-]+$/.test(value) && !value.startsWith("$")) return value;
  return variable?.type === "interval" ? "5m" : "x";
}
