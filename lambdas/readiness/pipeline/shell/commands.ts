/** A simple command of a script: its words without quotes, and what joins it to the next one. */
export type Command = { readonly words: readonly string[]; readonly joint: string };

const TOKEN =
  /([ \t\r]+|\\\n)|(#[^\n]*)|(&&|\|\||;;|&(?!>)|[;|()\n])|((?:\d*[<>]&\d|&>>?|\$\{\{(?:(?!\$\{\{)[\s\S])*?\}\}|\$\{[^}\n]*\}|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[^\s;|&()'"\\])+|[\s\S])/y;
const HEREDOC = /<<-?[ \t]*(['"]?)(\w+)\1([^\n]*)\n(?:(?!<<)[\s\S])*?\n[ \t]*\2(?=\n|$)/g;
const KEYWORDS = new Set(["{", "}", "!", "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "time"]);

/** The commands of a shell script, in order. It knows quotes, comments, continued lines and here-documents; no expansion. */
export function commandsIn(script: string): Command[] {
  const commands: Command[] = [];
  let words: string[] = [];
  for (const { word, joint } of tokensOf(`${script.replaceAll("\r\n", "\n").replaceAll(HEREDOC, "$3")}\n`)) {
    if (word !== null) words.push(word);
    else if (words.length > 0) {
      commands.push({ words: bare(words), joint });
      words = [];
    }
  }
  return commands.filter((command) => command.words.length > 0);
}

type Token = { readonly word: string | null; readonly joint: string };

function tokensOf(script: string): Token[] {
  return [...script.matchAll(new RegExp(TOKEN, "gy"))].flatMap(([, space, comment, joint, word]) => {
    if (space !== undefined || comment !== undefined) return [];
    const token: Token = joint === undefined ? { word: unquoted(word ?? ""), joint: "" } : { word: null, joint };
    return [token];
  });
}

const unquoted = (word: string) => word.replaceAll(/'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"/g, "$1$2");

/** Without keywords and variables before the command. */
function bare(words: readonly string[]): string[] {
  const first = words.findIndex((word) => !KEYWORDS.has(word) && !/^[A-Za-z_]\w*=/.test(word));
  return first < 0 ? [] : words.slice(first);
}
