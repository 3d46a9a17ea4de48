import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import markdown from "highlight.js/lib/languages/markdown";
import python from "highlight.js/lib/languages/python";
import yaml from "highlight.js/lib/languages/yaml";
import { goTemplate } from "./go-template.ts";
import type { Language } from "./language-of.ts";
import { type Piece, piecesByLine } from "./pieces-by-line.ts";

const GRAMMARS: Readonly<Record<Language, typeof yaml>> = {
  bash,
  dockerfile,
  gotemplate: goTemplate,
  javascript,
  json,
  markdown,
  python,
  yaml,
};
for (const [name, grammar] of Object.entries(GRAMMARS)) hljs.registerLanguage(name, grammar);

/** The lines of a text in coloured pieces. What does not fit the language's grammar stays as it is. Loaded only where code is shown. */
export const highlight = (text: string, language: Language): readonly (readonly Piece[])[] =>
  piecesByLine(hljs.highlight(text, { language, ignoreIllegals: true }).value);
