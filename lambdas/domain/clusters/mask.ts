type Masking = readonly [pattern: RegExp, mask: string];

/** In this order: what is longer and surer first, so that its parts are not masked one by one. */
const MASKS: readonly Masking[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<uuid>"],
  [/\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?)?(?:Z| ?[+-]\d\d:?\d\d| UTC)*(?![\w/])/g, "<time>"],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* {1,2}[\d: ]{4,20}/g, "<time>"],
  [/\b\d{1,2}[-/]\d{1,2}[-/](?:\d{4}|\d\d)\b/g, "<time>"],
  [/\b\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?: ?[AP]M)?\b(?!:)/g, "<time>"],
  [/\b(?:https?|ftp|git|ssh|wss?|s3|file|jdbc:\w+|hdfs|redis|postgres(?:ql)?|mysql|mongodb|amqp):\/\/[^\s"'`<>)\]]{1,500}/gi, "<url>"],
  [/\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\b/g, "<email>"],
  [/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, "<mac>"],
  [/\/?\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:\/\d{1,2})?(?![\w.])/g, "<addr>"],
  [/(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}(?::[0-9a-f]{1,4})*(?![\w:])/gi, "<addr>"],
  [/\b(?:sha(?:1|256|512)[:-])[0-9A-Za-z+/=]{16,128}/g, "<hash>"],
  [/\b0x[0-9a-f]+\b/gi, "<hex>"],
  [/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,128}\b/gi, "<hash>"],
  [/\b(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9]{20,128}={0,2}(?![\w-])/g, "<id>"],
  [/(?<![\w<>/.])[A-Za-z]:\\[^\s"'`<>|:;,)\]]{1,400}/g, "<path>"],
  [/(?<![\w<>])(?:~|\.{1,2})?\/(?:[\w.@+%=#$-]{1,120}\/?){1,40}/g, "<path>"],
  [/(?<![\w<>/])(?:[\w.@+-]{1,120}\/){1,40}[\w.@+-]{1,120}\.\w{1,8}\b/g, "<path>"],
];

const HOST_PORT = /\b(?:localhost|[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}):\d{2,5}\b/gi;
/** Numbers that say what happened stay: exit codes, HTTP statuses, error numbers, signals. */
const CODE_BEFORE = /(?:\b(?:exit(?:ed)?(?: with)?(?: non-zero)?(?: exit)? (?:code|status)|returncode|status(?: ?code)?|errno|error code|code|signal|http(?:\/[\d.]{1,3})?|returned(?: a)?|error)['"]?[ :=(]{0,3}['"]?)$/i;
const NUMBER = /(?<![A-Za-z])[-+]?\d[\d_]*(?:\.\d+)*(?:e[-+]?\d+)?(?:%|[a-z]{1,4}\b)?/gi;
const CODE = /^\d{1,5}$/;
const WORDED_NUMBER = /(?<=[A-Za-z_.-])\d+/g;
/** Letters and digits that belong together as the name of an error: E404, TS2304, C2065, SIGKILL9, HTTP2. */
const ERROR_NAME = /^(?:[A-Z]{1,8}-?\d{1,6}|HTTP\/?[\d.]+|[A-Z][A-Z_]{3,40}\d{0,4})$/;
const WORD_WITH_DIGIT = /[A-Za-z_][\w.-]*\d[\w.-]*/g;

/**
 * A message with everything taken out that differs from run to run: ids, times, numbers, paths, addresses and hashes.
 * What says which error it is stays: words, error names (`E404`, `TS2304`), exit codes and HTTP statuses.
 */
export function maskMessage(text: string): string {
  let masked = text;
  for (const [pattern, mask] of MASKS) masked = masked.replace(pattern, mask);
  masked = masked.replace(HOST_PORT, "<addr>");
  masked = masked.replace(WORD_WITH_DIGIT, (word) => (ERROR_NAME.test(word) ? word : word.replace(WORDED_NUMBER, "<n>")));
  return masked.replace(NUMBER, (number, at: number, whole: string) => (isCode(number, at, whole) ? number : "<n>")).replace(/\s+/g, " ").trim();
}

function isCode(number: string, at: number, whole: string): boolean {
  if (!CODE.test(number)) return false;
  const before = whole.slice(Math.max(0, at - 40), at);
  return CODE_BEFORE.test(before) || /[A-Z]{1,8}-?$/.test(before);
}
