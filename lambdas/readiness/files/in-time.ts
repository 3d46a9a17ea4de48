import { createContext, Script } from "node:vm";

const WORK = new Script("work()");
const CONTEXT = createContext({ work: () => undefined });

/**
 * Does the work, or throws when it takes longer: validators meet files by anybody, and an expression or a schema of a few lines can
 * keep one busy for hours. Node ends the work from outside, also within a regular expression.
 */
export function inTime<T>(milliseconds: number, work: () => T): T {
  const done: T[] = [];
  CONTEXT.work = () => {
    done.push(work());
  };
  try {
    WORK.runInContext(CONTEXT, { timeout: milliseconds });
  } catch (error) {
    if (isCutOff(error)) throw new Error(`takes longer than ${milliseconds / 1000} seconds to read`);
    throw error;
  }
  const [value] = done;
  if (done.length === 0 || value === undefined) throw new Error("gave nothing");
  return value;
}

/** The error comes out of the other context, where `Error` is another class. */
const isCutOff = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";

/** Longest that one file may take: with the longest that all files of a check may, a slow one is still named. */
const ONE_FILE_MILLISECONDS = 2000;

/** What the work on one file gives, or in words why it gives nothing. */
export function attempt<T>(work: () => T): { readonly value: T } | { readonly problem: string } {
  try {
    return { value: inTime(ONE_FILE_MILLISECONDS, work) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "cannot be read" };
  }
}
