import type { CleanLine } from "./clean-line.ts";
import { isSideNote } from "./side-note.ts";

/** What a warning or a note says is believed only where nothing else speaks. */
export const ASIDE_WEIGHT = 0.35;
/** Lines after the step's own end belong to other steps. */
const AFTER_END_WEIGHT = 0.8;
const STEP_END = /^(?:Process completed with exit code [1-9]\d*|The operation was cancell?ed)\.?$/;
/** Folded parts of a log that hold what may help to read it, not what happened. */
const APPENDIX = /\b(?:logs?|stats|statistics|environment|debug|cache|versions?|system info)\b/i;
/** A build tool goes on to the next unit: errors before and after it are not of one cascade. */
const PROGRESS = /^\[ {0,3}\d{1,6}(?:\/\d{1,6}|%)\] /;
const GROUP_RUN = /^Run (.{1,200})/;

/** Where in a log a line stands, and how much it counts there. */
export type LogStructure = {
  read(clean: CleanLine, line: number): void;
  weightOf(clean: CleanLine): number;
  /** The step's command as the CI system shows it; empty where it does not. */
  stepName(): string;
  /** The line at which the build went on to another unit. */
  fence(): number;
  hasEnded(): boolean;
};

export function createLogStructure(): LogStructure {
  let ended = false;
  let appendix = false;
  let stepName = "";
  let fence = 0;

  const read = ({ text, kind }: CleanLine, line: number) => {
    if (kind === "group") {
      appendix = APPENDIX.test(text) && !GROUP_RUN.test(text);
      if (!ended) stepName = GROUP_RUN.exec(text)?.[1] ?? stepName;
    } else if (text === "##[endgroup]" || text === "::endgroup::") appendix = false;
    else if (PROGRESS.test(text)) fence = line;
    else if (kind === "error" && STEP_END.test(text.trim())) ended = true;
  };
  const weightOf = (clean: CleanLine) => {
    if (appendix || clean.kind === "aside" || isSideNote(clean.text)) return ASIDE_WEIGHT;
    return ended ? AFTER_END_WEIGHT : 1;
  };
  return { read, weightOf, stepName: () => stepName, fence: () => fence, hasEnded: () => ended };
}
