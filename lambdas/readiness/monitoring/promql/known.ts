import type { Series } from "../prometheus/metrics-file.ts";
import type { Expression } from "./expression.ts";

/** What an expression may refer to, and whose labels its series carry. */
export type Known = {
  readonly series: ReadonlyMap<string, Series>;
  readonly recorded: ReadonlyMap<string, Expression>;
  readonly service: string;
  readonly environments: readonly string[];
};
