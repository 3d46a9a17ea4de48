import { ENV } from "../lambdas/contract/names.ts";

/** A function's environment, by the names that the handlers read. */
export type Environment = { readonly [name in keyof typeof ENV]?: string };

/** The same under the variables' real names. */
export function variablesOf(environment: Environment): Record<string, string> {
  const values = new Map(Object.entries(environment));
  return Object.fromEntries(
    Object.entries(ENV).flatMap(([name, variable]) => {
      const value = values.get(name);
      return value === undefined ? [] : [[variable, value]];
    }),
  );
}
