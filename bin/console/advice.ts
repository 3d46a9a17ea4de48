/** A failure that a person can put right: what is wrong, and what to do, one line each. Printed without a stack. */
export class Advice extends Error {
  readonly todo: readonly string[];

  constructor(problem: string, ...todo: string[]) {
    super(problem);
    this.name = "Advice";
    this.todo = todo;
  }
}

/** The command was called in a way it does not know. Exit code 2. */
export class UsageError extends Advice {}

/** What the command line prints of a failure: advice as it is, anything else with its stack. */
export function describeFailure(error: unknown): string {
  if (error instanceof Advice) return [`✗ ${error.message}`, ...error.todo.map((line) => `  → ${line}`)].join("\n");
  if (isUnreachable(error)) return "✗ The system does not answer\n  → To start it: npm start";
  return error instanceof Error ? `✗ ${error.stack ?? error.message}` : `✗ ${String(error)}`;
}

/** Nobody listens at the address; a failed `fetch` keeps why as its cause. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "ECONNREFUSED") || isUnreachable(error.cause);
}

export const exitCodeOf = (error: unknown): number => (error instanceof UsageError ? 2 : 1);
