import type { Evidence, Verdict } from "../../contract/failure.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { cleanLine } from "./clean-line.ts";
import { contextVerdict } from "./context-verdict.ts";
import { decide, MAX_EVIDENCE } from "./decide.ts";
import { createLogStructure } from "./log-structure.ts";
import type { Rule } from "./rule.ts";
import { ruleFor } from "./rules.ts";
import { isPassing } from "./side-note.ts";
import { NO_CONTEXT, type StepContext } from "./step-context.ts";
import { count, newTally, shorten, type Tally } from "./tally.ts";
import { triageMessage } from "./test-message.ts";

/** Enough that boilerplate and blank lines leave some. */
const TAIL_LINES = 30;
const CAUSED_BY = /^\s{0,8}Caused by: /;
/** Exit codes that say more than that something failed: of `timeout`, of shells, of signals. */
const TELLING_CODE = /\b(?:12[467]|13[479])\b/;

/** The triage of one step's log, line by line: memory does not grow with the log. */
export type Triage = { feed(line: string): void; verdict(): Verdict };

export function createTriage(context: StepContext): Triage {
  const structure = createLogStructure();
  const tallies = new Map<string, Tally>();
  const tail: Evidence[] = [];
  let line = 0;
  let head: Evidence | null = null;

  const add = (rule: Rule, text: string, weight: number) => {
    const key = `${rule.id} ${weight}`;
    const tally = tallies.get(key) ?? newTally(rule, rule.confidence * weight);
    tallies.set(key, tally);
    count(tally, { ...shorten(line, text), head: CAUSED_BY.test(text) ? head : null }, structure.fence());
  };
  const remember = (text: string) => {
    if (structure.hasEnded() || text === "") return;
    tail.push(shorten(line, text));
    if (tail.length > TAIL_LINES) tail.shift();
  };
  const feed = (raw: string) => {
    line += 1;
    const clean = cleanLine(raw);
    structure.read(clean, line);
    if (clean.kind === "echo" || clean.kind === "group" || isPassing(clean.text)) return;
    const rule = ruleFor(clean.text);
    if (rule !== null && (!isBoilerplate(clean.text) || TELLING_CODE.test(clean.text))) add(rule, clean.text, structure.weightOf(clean));
    else remember(clean.text);
    if (!CAUSED_BY.test(clean.text)) head = rule === null ? null : shorten(line, clean.text);
  };
  const lastSaid = () => tail.filter(({ text }) => !isBoilerplate(text)).slice(-MAX_EVIDENCE);
  const verdict = () => decide([...tallies.values()], lastSaid(), { ...context, stepName: context.stepName || structure.stepName() });
  return { feed, verdict };
}

/** Triage of a whole log. */
export function triageLog(lines: Iterable<string>, context: Partial<StepContext> = {}): Verdict {
  const triage = createTriage({ ...NO_CONTEXT, ...context });
  for (const line of lines) triage.feed(line);
  return triage.verdict();
}

/**
 * Triage of one failed test of a report; lines of evidence are those of its message. How its step ended counts only
 * where the test has no message.
 */
export function triageTest({ name, message }: { name: string; message: string }, context: Partial<StepContext> = {}): Verdict {
  const untold = message.trim() === "" ? contextVerdict({ ...NO_CONTEXT, ...context }, null, []) : null;
  return untold ?? triageMessage(name, message);
}
