import { useEffect, useMemo, useState } from "preact/hooks";
import type { Language } from "./language-of.ts";
import type { Piece } from "./pieces-by-line.ts";
import { plainLines, withoutLast } from "./plain-lines.ts";

type Lines = readonly (readonly Piece[])[];
type Highlight = (text: string, language: Language) => Lines;

/** The lines of a text: plain at once, coloured as soon as the grammars are there. They stay plain where those cannot be fetched. */
export function useCodeLines(text: string, language: Language | null): Lines {
  const [highlight, setHighlight] = useState<Highlight | null>(null);
  useEffect(() => {
    let gone = false;
    import("./highlight.ts").then(
      (module) => gone || setHighlight(() => module.highlight),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, []);
  return useMemo(
    () => withoutLast(highlight === null || language === null ? plainLines(text) : highlight(text, language)),
    [text, language, highlight],
  );
}
