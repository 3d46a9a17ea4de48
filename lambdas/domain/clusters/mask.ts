type Masking = readonly [pattern: RegExp, mask: string];

const UNITS = "(?:ms|µs|us|ns|secs?|seconds?|s|mins?|minutes?|m|hours?|hrs?|h|days?)";
const SIZES = "(?:bytes?|[kmgt]i?b|[kmgt])";

/** In this order: what is longer and surer first, so that its parts are not masked one by one. */
const MASKS: readonly Masking[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<uuid>"],
  [/\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?)?(?:Z| ?[+-]\d\d:?\d\d| UTC){0,2}(?![\w/])/g, "<time>"],
  [
    /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} {1,2}[\d: ]{4,20}\b/g,
    "<time>",
  ],
  [/\b\d{1,2}[-/]\d{1,2}[-/](?:\d{4}|\d\d)\b/g, "<time>"],
  [/\b\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?: ?[AP]M)?\b(?!:)/g, "<time>"],
  [/\b(?:https?|ftp|git|ssh|wss?|s3|file|jdbc:\w{1,20}|hdfs|redis|postgres(?:ql)?|mysql|mongodb|amqp):\/\/[^\s"'`<>)\]]{1,500}/gi, "<url>"],
  [/\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\b/g, "<email>"],
  [/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, "<mac>"],
  [/\/?\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:\/\d{1,2})?(?![\w.]*\w)/g, "<addr>"],
  [/(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}(?::[0-9a-f]{1,4}){0,7}(?![\w:])/gi, "<addr>"],
  [/\b(?:localhost|[a-z0-9](?:[a-z0-9-]{0,62}\.){1,8}[a-z]{2,24}):\d{2,5}\b/gi, "<addr>"],
  [/\bsha(?:1|256|512)[:-][0-9A-Za-z+/=]{16,128}/g, "<hash>"],
  [/\b0x[0-9a-f]{1,64}\b/gi, "<hex>"],
  [/(?<![\w-])(?=[0-9a-f]{0,127}\d)(?=[0-9a-f]{0,127}[a-f])[0-9a-f]{7,128}\b(?!-[a-z])/gi, "<hash>"],
  [/\b(?=[A-Za-z]{0,127}\d)(?=\d{0,127}[A-Za-z])[A-Za-z0-9]{20,128}={0,2}(?![\w-])/g, "<id>"],
  [/(?<![\w<>/.])[A-Za-z]:\\[^\s"'`<>|:;,)\]]{1,400}/g, "<path>"],
  [/(?<![\w<>])(?:~|\.{1,2})?\/(?:[\w.@+%=#$-]{1,120}\/?){1,40}/g, "<path>"],
  [/(?<![\w<>/])(?:[\w.@+-]{1,120}\/){1,40}[\w.@+-]{1,120}\.\w{1,8}\b/g, "<path>"],
  [new RegExp(`[<~]?\\b\\d[\\d.,]{0,20} ?${UNITS}\\b(?! (?:of|from|to)\\b.{0,20}\\bcode)`, "g"), "<time>"],
  [new RegExp(`\\b\\d[\\d.,]{0,20} ?${SIZES}\\b(?: \\(\\d[\\d.,]{0,20} ?${SIZES}\\))?`, "gi"), "<size>"],
];

const READ_CHARS = 10_000;
/** Numbers that say what happened stay: exit codes, HTTP statuses, error numbers, signals. */
const CODE_BEFORE =
  /\b(?:exit(?:ed)?(?: with)?(?: non-zero)?(?: exit)? (?:code|status)|returncode|status(?: ?code)?|errno|error code|code|signal|http(?:\/[\d.]{1,3})?|returned(?: a)?|error)['"]?[ :=(]{0,3}['"]?$/i;
const CODE = /^\d{1,5}$/;
const NUMBER = /(?<!\w)[-+]?\d[\d_]{0,60}(?:\.\d{1,60}){0,8}(?:e[-+]?\d{1,4}\b)?%?/gi;
/** Letters and digits that belong together as the name of an error or a protocol: E404, TS2304, C2065, HTTP2. */
const ERROR_NAME = /^(?:[A-Z]{1,8}-?\d{1,6}|HTTP\/?[\d.]{1,4}|[A-Z][A-Z_]{3,40}\d{0,4})$/;
const WORD_WITH_DIGIT = /[A-Za-z_][\w.-]{0,200}/g;
const DIGITS_IN_WORD = /-?\d+/g;

/**
 * A message with everything taken out that differs from run to run: ids, times, numbers, paths, addresses and hashes.
 * What says which error it is stays: words, error names (`E404`, `TS2304`), exit codes and HTTP statuses.
 */
export function maskMessage(text: string): string {
  let masked = text.slice(0, READ_CHARS);
  for (const [pattern, mask] of MASKS) masked = masked.replace(pattern, mask);
  masked = masked.replace(WORD_WITH_DIGIT, (word) => (ERROR_NAME.test(word) ? word : word.replace(DIGITS_IN_WORD, "<n>")));
  const numbered = masked.replace(NUMBER, (number, at: number, whole: string) => (isCode(number, at, whole) ? number : "<n>"));
  return numbered.replace(/\s+/g, " ").trim();
}

function isCode(number: string, at: number, whole: string): boolean {
  if (!CODE.test(number)) return false;
  const before = whole.slice(Math.max(0, at - 40), at);
  return CODE_BEFORE.test(before) || /[A-Z]{1,8}-?$/.test(before);
}
