import type { WallState, WallTile } from "../contract/observer.ts";
import { stateOf } from "../domain/observer/state.ts";
import { xmlText } from "./xml.ts";

const LONGEST_LABEL = 80;
const GREY = "lightgrey";
const COLOURS: Readonly<Record<WallState, string>> = {
  passing: "brightgreen",
  failing: "red",
  running: "blue",
  queued: "blue",
  cancelled: GREY,
  skipped: GREY,
  other: "orange",
};

type Badge = { readonly label: string; readonly message: string; readonly color: string };

/** A tile's last verdict: while a run goes on that of the run before it, so that a badge does not flicker. */
export function verdictOf({ workflowName: label, state, status, conclusion, previousConclusion }: WallTile): Badge {
  if (status !== "completed" && previousConclusion !== null)
    return told(label, stateOf("completed", previousConclusion), previousConclusion);
  return told(label, state, conclusion ?? status);
}

/** GitHub's own word says more than "other". */
const told = (label: string, state: WallState, word: string): Badge => ({
  label,
  message: state === "other" ? word.replaceAll("_", " ") : state,
  color: COLOURS[state],
});

/** A grey badge: an image that is missing would tell nobody anything. */
export const greyBadge = (label: string, message: string): Badge => ({ label, message, color: GREY });

/** A badge as SVG. Foreign names are escaped and cut, so that it is a picture whatever they hold. */
export async function drawBadge({ label, message, color }: Badge): Promise<string> {
  const { makeBadge } = await import("badge-maker");
  return makeBadge({ label: cut(label), message: cut(message), color });
}

const cut = (text: string): string => xmlText([...text].slice(0, LONGEST_LABEL).join(""));
