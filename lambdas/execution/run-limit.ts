/** When a run has to be over. `seconds` and `name` say which limit that is. */
export type RunLimit = { readonly at: number; readonly seconds: number; readonly name: string };

export type RunLimits = {
  readonly startedAt: number;
  readonly orderSeconds: number;
  readonly workflowSeconds: number | undefined;
  /** When the function itself has to be done with the steps. */
  readonly functionAt: number;
};

/** The nearest of the limits; all of them count from the execution's start. */
export function runLimit({ startedAt, orderSeconds, workflowSeconds, functionAt }: RunLimits): RunLimit {
  const limits: RunLimit[] = [{ at: startedAt + orderSeconds * 1000, seconds: orderSeconds, name: "the run's timeout" }];
  if (workflowSeconds !== undefined)
    limits.push({ at: startedAt + workflowSeconds * 1000, seconds: workflowSeconds, name: "timeoutSeconds in .bellwether.json" });
  limits.push({ at: functionAt, seconds: Math.max(0, Math.floor((functionAt - startedAt) / 1000)), name: "the function's own limit" });
  return limits.reduce((nearest, limit) => (limit.at < nearest.at ? limit : nearest));
}
