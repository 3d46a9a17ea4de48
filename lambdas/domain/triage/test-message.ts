import type { Evidence, Verdict } from "../../contract/failure.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { cleanLine } from "./clean-line.ts";
import type { Rule } from "./rule.ts";
import { ruleFor } from "./rules.ts";
import { EVIDENCE_CHARS } from "./tally.ts";

const LINES_READ = 2_000;
const MAX_EVIDENCE = 5;
/** Causes that lie outside the test and its code, and are worth telling although a test met them. */
const OUTSIDE = new Set([
  "no-space",
  "disk-quota",
  "inodes-exhausted",
  "read-only-file-system",
  "disk-io-error",
  "heap-exhausted",
  "oom-killed",
  "device-memory",
  "allocation-failed",
  "dns",
  "connect-timeout",
  "host-unreachable",
  "tls",
  "docker-daemon",
  "device-unavailable",
  "rate-limited",
  "credentials-missing",
  "credentials-expired",
]);
const LOCAL = /\b(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0)\b|\[?::1\]?:\d/i;
const ASSERTION =
  /\bassert(?:ion)?\w*|\bexpect(?:ed|ation)?\b|\bComparisonFailure\b|\bshould (?:be|have|equal|not|contain)\b|\bto (?:equal|be|have|match|contain|throw)\b|^E {3,7}assert\b|\bDID NOT RAISE\b/i;
const TIME = /\btimed? ?out\b|\btimeout of \d+|\bExceeded timeout\b|\bTimeout\w*(?:Error|Exception)\b|\bTimeLimitExceeded\b/i;
const SNAPSHOT = /\bsnapshots?\b|\btoMatch(?:Inline)?Snapshot\b|\bgolden file\b|\bscreenshot\b/i;
const FIXTURE = /\b(?:setup|teardown|fixture|before ?(?:all|each)|after ?(?:all|each)|initializationError)\b/i;
const FRAME = /^\s+at \S|^\s+File ".{1,300}", line \d+|^\s*❯ \S+:\d+|^\S{1,300}:\d+: in \S|^\s{4,}(?:[-+>|^~]|\d+ \|)/;
const ERROR_NAME = /^(?:E {3,7})?(?:Caused by: )?(?:[A-Za-z_][\w$]*[.:]{1,2})*[A-Z]\w*(?:Error|Exception|Failure|Fault)\b/;
const TRACE = /^Traceback \(most recent call last\):/;

type Told = { readonly subCategory: string; readonly confidence: number; readonly cause: string; readonly actions: readonly string[] };

const READ = "Read the message and the first frame of your own code in its trace.";
const TOLD = {
  assertion: {
    subCategory: "assertion",
    confidence: 0.95,
    cause: "The test's assertion did not hold.",
    actions: [READ, "Run this test alone, locally, at this commit."],
  },
  timeout: {
    subCategory: "timeout",
    confidence: 0.9,
    cause: "The test ran longer than its own time limit.",
    actions: [
      "See what the test waits for: something that never comes, or a slow machine.",
      "Raise its limit only if the work itself is long.",
    ],
  },
  snapshot: {
    subCategory: "snapshot",
    confidence: 0.93,
    cause: "A stored snapshot differs from what the code makes now.",
    actions: ["Look at the difference: update the snapshot if it is meant, mend the code if not."],
  },
  fixture: {
    subCategory: "fixture",
    confidence: 0.88,
    cause: "What the test needs could not be set up or taken down.",
    actions: ["Read the error of the fixture: the test itself did not run to its end."],
  },
  exception: {
    subCategory: "exception",
    confidence: 0.9,
    cause: "The code under test, or the test, threw an exception.",
    actions: [READ, "Run this test alone, locally, at this commit."],
  },
  unspecified: {
    subCategory: "unspecified",
    confidence: 0.7,
    cause: "The test failed, and its report does not say why.",
    actions: ["Run this test alone, locally, at this commit."],
  },
} satisfies Record<string, Told>;

/**
 * What a failed test's report says. A failed test is a `test_failure`, unless the error that it met plainly lies outside
 * (a name that does not resolve, a full disk, no memory, no credentials) and is not something that the test asserts.
 */
export function triageMessage(name: string, message: string): Verdict {
  const said = message.split("\n", LINES_READ).map((raw, index) => ({ line: index + 1, text: cleanLine(raw).text.trimEnd() }));
  const telling = said.filter(({ text }) => !FRAME.test(text) && !isBoilerplate(text));
  const head = headOf(
    telling,
    said.some(({ text }) => TRACE.test(text)),
  );
  if (head === null) return verdict("test_failure", TOLD.unspecified, "test-without-message", []);
  const outside = ASSERTION.test(head.text) ? null : outsideCause(head, telling);
  if (outside !== null) return outside;
  const kind = kindOf(head.text, name);
  const announced = announcedBy(head, telling);
  const others = telling.filter((item) => item !== head && item !== announced && worthShowing(item.text));
  return verdict("test_failure", TOLD[kind], `test-${kind}`, [head, ...(announced ? [announced] : []), ...others]);
}

/** The line that a head like "Expected values to be strictly equal:" only announces. */
const announcedBy = (head: Evidence, telling: readonly Evidence[]): Evidence | undefined =>
  head.text.endsWith(":") ? telling.find(({ line, text }) => line > head.line && text.trim() !== "") : undefined;

/** The first line that says something; of a bare Python trace, the line below it that names the error. */
function headOf(telling: readonly Evidence[], traced: boolean): Evidence | null {
  const [first] = telling;
  if (first === undefined) return null;
  const named = traced && !ERROR_NAME.test(first.text) ? telling.findLast(({ text }) => ERROR_NAME.test(text)) : undefined;
  const marked = telling.find(({ text }) => /^E {3,7}\S/.test(text));
  return named ?? (ERROR_NAME.test(first.text) ? first : (marked ?? first));
}

function outsideCause(head: Evidence, telling: readonly Evidence[]): Verdict | null {
  const chain = [head, ...telling.filter((item) => item !== head && ERROR_NAME.test(item.text))];
  for (const item of chain) {
    const rule = ruleFor(item.text.trim());
    if (rule === null || !OUTSIDE.has(rule.id) || LOCAL.test(item.text)) continue;
    return outsideVerdict(rule, [item, ...chain.filter((other) => other !== item)]);
  }
  return null;
}

function outsideVerdict({ id, category, subCategory, confidence, cause, actions }: Rule, evidence: readonly Evidence[]): Verdict {
  return verdict(category, { subCategory, confidence: Math.min(confidence, 0.85), cause, actions }, id, evidence);
}

function kindOf(head: string, name: string): keyof typeof TOLD {
  if (SNAPSHOT.test(head)) return "snapshot";
  if (TIME.test(head)) return "timeout";
  if (ASSERTION.test(head)) return "assertion";
  return FIXTURE.test(`${name} ${head}`) ? "fixture" : "exception";
}

const worthShowing = (text: string) =>
  ERROR_NAME.test(text) || ASSERTION.test(text) || /^\s*(?:[-+] ?)?(?:expected|received|actual)\b/i.test(text);

function verdict(category: Verdict["category"], told: Told, rule: string, evidence: readonly Evidence[]): Verdict {
  const shown = evidence.slice(0, MAX_EVIDENCE).map(({ line, text }) => ({ line, text: text.trim().slice(0, EVIDENCE_CHARS) }));
  return {
    category,
    subCategory: told.subCategory,
    confidence: told.confidence,
    rule,
    evidence: shown,
    cause: told.cause,
    actions: [...told.actions],
  };
}
