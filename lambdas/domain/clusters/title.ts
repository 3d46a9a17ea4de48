import type { Failure } from "../../contract/failure.ts";
import { headlineOf } from "./headline.ts";

const TITLE_CHARS = 120;

/** What a failure is called in lists: the line that says what went wrong, on one line and short. */
export function titleOf(failure: Failure): string {
  const said = headlineOf(failure.message) || failure.evidence[0]?.text || failure.cause;
  const title = said.replace(/\s+/g, " ").trim();
  return title.length <= TITLE_CHARS ? title : `${title.slice(0, TITLE_CHARS - 1)}…`;
}
