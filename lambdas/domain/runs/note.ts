import type { Run } from "../../contract/run.ts";
import { BOUNDS, shorten } from "./bounds.ts";

/** Adds a remark of the system about a run, in any state; the newest 20 are kept. */
export function note(run: Run, at: string, text: string): Run {
  return { ...run, notes: [...run.notes, { at, text: shorten(text) }].slice(-BOUNDS.notes) };
}
