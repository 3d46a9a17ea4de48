import { LookMark } from "./look-mark.tsx";
import { markOf } from "./mark-of.ts";

type MarkProps = { readonly status?: string; readonly conclusion: string | null; readonly wordless?: boolean };

/** The state of a run, a step, a test or a deployment; `wordless` keeps the word for screen readers and as a title. */
export const Mark = ({ status = "completed", conclusion, wordless = false }: MarkProps) => (
  <LookMark look={markOf(status, conclusion)} wordless={wordless} />
);
