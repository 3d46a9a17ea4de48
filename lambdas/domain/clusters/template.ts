import { maskMessage } from "./mask.ts";

/** Stands for whatever differs. */
export const ANY = "*";
const MAX_WORDS = 100;
const SEPARATOR = " ";
const MASKED = /<\w{1,8}>/g;
const HOST = /(?<![\w.-])(?:[a-z0-9*](?:[a-z0-9*-]{0,62})\.){2,8}[a-z*][a-z0-9*-]{0,62}(?![\w-])/gi;
const BARE_HOST = /^[a-z][\w-]{1,62}:\d{2,5}(?=\s)/;
/** What follows one of these is a name, whatever it is. */
const NAMED =
  /\b((?:user(?:name)?|node|pod|host(?:name)?|account|login)(?: |=|: ?)["']?)(?!(?:is|was|has|had|not|on|from|to|name|of|in|for|at|and|or|by|with|that|does|did|could|can|cannot|may|must|request|error|not|unknown|closed|authentication|who|requested|canceled|cancelled)\b)[\w.$*-]{1,80}/gi;
const EMPTY_BRACKETS = /(?<=\s)(?:\(\s?\)|\[\s?\])/g;
const TOKEN = /[\p{L}\p{N}_*.$#@/\\&+-]+|[^\s\p{L}\p{N}_*.$#@/\\&+-]/gu;
const RUN = /\*(?: [.:,/#&@+-])*(?: \*)+/g;

/** A line as words: masked, with punctuation apart, host names gone too, and what stands side by side masked as one. */
export function templateOf(line: string): string {
  const unbracketed = line.replaceAll(ANY, "").replace(EMPTY_BRACKETS, "(?)").replace(BARE_HOST, "<addr>");
  const starred = maskMessage(unbracketed).replaceAll("(?)", "(<none>)").replace(MASKED, ANY).replace(HOST, ANY).replace(NAMED, `$1${ANY}`);
  const words = (starred.match(TOKEN) ?? []).slice(0, MAX_WORDS).map((word) => (word.includes(ANY) ? ANY : word));
  let template = words.join(SEPARATOR);
  for (let before = ""; before !== template; ) {
    before = template;
    template = template.replace(RUN, ANY);
  }
  return template;
}

export const wordsOf = (template: string) => template.split(SEPARATOR);
export const joinWords = (words: readonly string[]) => words.join(SEPARATOR);
