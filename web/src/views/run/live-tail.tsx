import { useEffect, useRef } from "preact/hooks";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { shownLine } from "./log-text.ts";
import { useTail } from "./use-tail.ts";
import "./live-tail.css";

const SHOWN_LINES = 400;
const NEAR_END_PX = 40;

/** The last lines of a step that is running. Stays at the end unless the reader scrolled up. */
export function LiveTail({ runId, step }: { readonly runId: string; readonly step: number }) {
  const { text, problem } = useTail(runId, step);
  const box = useRef<HTMLPreElement>(null);
  const atEnd = useRef(true);

  useEffect(() => {
    if (atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [text]);

  const lines = (text ?? "").replace(/\n$/, "").split("\n").slice(-SHOWN_LINES);
  return (
    <div>
      <p class="muted small tail-words">
        <i class="tail-dot" aria-hidden="true" /> Its last lines, live
      </p>
      {problem && <ProblemNote problem={problem} />}
      <pre
        class="tail"
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
        tabIndex={0}
        data-testid="live-tail"
        onScroll={({ currentTarget: at }) => (atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END_PX)}
      >
        {text === null || text === "" ? "No output yet." : lines.map(shownLine).join("\n")}
      </pre>
    </div>
  );
}
