/** A piece of JavaScript: a word, a string's content, or one character of punctuation. */
export type Token = { readonly kind: "word" | "string" | "mark"; readonly text: string };

const PIECES = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|([\w$]+)|(\S)/g;

/** JavaScript's tokens without comments. Templates and regular expressions come in pieces, which is enough to see names and strings. */
export const javascriptTokens = (text: string): Token[] =>
  [...text.matchAll(PIECES)].flatMap(([, double, single, word, mark]): Token[] => {
    const string = double ?? single;
    if (string !== undefined) return [{ kind: "string", text: string }];
    if (word !== undefined) return [{ kind: "word", text: word }];
    return mark === undefined ? [] : [{ kind: "mark", text: mark }];
  });
