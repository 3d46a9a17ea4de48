import type { Language } from "./language-of.ts";
import { useCodeLines } from "./use-code-lines.ts";
import "./code-view.css";

type CodeViewProps = { readonly text: string; readonly language: Language | null; readonly name: string };

/** A text with numbered, coloured lines. It scrolls within itself. */
export function CodeView({ text, language, name }: CodeViewProps) {
  const lines = useCodeLines(text, language);
  return (
    <section
      class="code-view"
      aria-label={`Text of ${name}`}
      data-testid="code"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
      tabIndex={0}
    >
      <pre>
        {lines.map((pieces, index) => (
          <code key={index} class="code-line">
            {pieces.map(({ text: part, scope }, piece) =>
              scope === null ? (
                part
              ) : (
                <span key={piece} class={scope}>
                  {part}
                </span>
              ),
            )}
            {"\n"}
          </code>
        ))}
      </pre>
    </section>
  );
}
