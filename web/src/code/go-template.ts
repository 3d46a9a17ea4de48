import type { HLJSApi, Language, Mode } from "highlight.js";
import yaml from "highlight.js/lib/languages/yaml";

/** YAML that a Go template fills in, as Helm's charts are; highlight.js has no language for it. */
export function goTemplate(hljs: HLJSApi): Language {
  const action: Mode = {
    scope: "template-tag",
    begin: /\{\{-?/,
    end: /-?\}\}/,
    keywords: {
      keyword: "if else end range with define template block include tpl default required and or not eq ne lt gt nindent indent quote",
    },
    contains: [
      hljs.QUOTE_STRING_MODE,
      { scope: "string", begin: "`", end: "`" },
      { scope: "variable", match: /\$\w*(\.\w+)*|\.\w+(\.\w+)*/ },
    ],
  };
  const comment: Mode = { scope: "comment", begin: /\{\{-?\s*\/\*/, end: /\*\/\s*-?\}\}/ };
  const plain = yaml(hljs);
  return { ...plain, name: "Go template", contains: [comment, action, ...plain.contains] };
}
