import { useEffect, useRef, useState } from "preact/hooks";
import { shownLine, splitHits } from "./log-text.ts";
import "./log-lines.css";

const LINE_PX = 20;
const SPARE_LINES = 30;

/** Scrolls to a line (1-based) when it is another object than before; with `reveal` the page scrolls to the log too. */
export type Target = { readonly line: number; readonly reveal: boolean };

type LogLinesProps = {
  readonly lines: readonly string[];
  readonly evidence: ReadonlySet<number>;
  readonly focused: number | null;
  readonly words: string;
  readonly target: Target | null;
  readonly hrefOf: (line: number) => string;
};

/** Numbered lines. Only those in sight are in the document, so that a log of many megabytes scrolls like a short one. */
export function LogLines({ lines, evidence, focused, words, target, hrefOf }: LogLinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);

  useEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) => entry && setHeight(entry.contentRect.height));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (target === null) return;
    box.current?.scrollTo({ top: Math.max(0, (target.line - 1) * LINE_PX - box.current.clientHeight / 3) });
    if (target.reveal) box.current?.scrollIntoView({ block: "nearest" });
  }, [target]);

  const first = Math.max(0, Math.floor(top / LINE_PX) - SPARE_LINES);
  const seen = lines.slice(first, Math.ceil((top + height) / LINE_PX) + SPARE_LINES);
  return (
    <section
      class="log"
      ref={box}
      aria-label="Log"
      data-testid="log"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
      tabIndex={0}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <ol class="log-all" style={{ height: `${lines.length * LINE_PX}px` }}>
        {seen.map((line, index) => {
          const number = first + index + 1;
          return (
            <li
              key={number}
              class={`log-line ${evidence.has(number) ? "log-evidence" : ""} ${number === focused ? "log-focused" : ""}`}
              style={{ top: `${(number - 1) * LINE_PX}px` }}
            >
              <a class="log-number" href={hrefOf(number)} aria-label={`Line ${number}`}>
                {number}
              </a>
              <code>{splitHits(shownLine(line), words).map(({ text, hit }, piece) => (hit ? <mark key={piece}>{text}</mark> : text))}</code>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
