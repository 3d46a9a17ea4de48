import { RequestFailed } from "../api/problem.ts";
import type { Session } from "./session.ts";

/** Answer of an action that was given up because nobody signed in. */
export const GIVEN_UP = Symbol("given up");

/**
 * Do what needs a token: ask for one where there is none, and again, once, where the API refused it (401: nothing was
 * done, so doing it again is safe). Other problems are thrown on.
 */
export async function withAccess<T>(session: Session, action: () => Promise<T>): Promise<T | typeof GIVEN_UP> {
  if (session.state.get().token === null && !(await session.ask("needed"))) return GIVEN_UP;
  try {
    return await action();
  } catch (thrown) {
    if (!(thrown instanceof RequestFailed) || thrown.problem.status !== 401) throw thrown;
    return (await session.ask("refused")) ? action() : GIVEN_UP;
  }
}
