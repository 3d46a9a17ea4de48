import type { Category, Evidence, Verdict } from "../../contract/failure.ts";
import { stepKindOf } from "../clusters/step-kind.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { type CleanLine, cleanLine } from "./clean-line.ts";
import { contextVerdict } from "./context-verdict.ts";
import type { Rule } from "./rule.ts";
import { ruleFor } from "./rules.ts";
import { isPassing, isSideNote } from "./side-note.ts";
import { NO_CONTEXT, type StepContext } from "./step-context.ts";
import { count, newTally, shorten, type Tally, tellingFirst } from "./tally.ts";
import { triageMessage } from "./test-message.ts";

const MAX_EVIDENCE = 5;
/** What a warning or a note says is believed only where nothing else speaks. */
const ASIDE_WEIGHT = 0.35;
/** Lines after the step's own end belong to other steps. */
const AFTER_END_WEIGHT = 0.8;
const STEP_END = /^(?:Process completed with exit code [1-9]\d*|The operation was cancell?ed)\.?$/;
/** Folded parts of a log that hold what may help to read it, not what happened. */
const APPENDIX = /\b(?:logs?|stats|statistics|environment|debug|cache|versions?|system info)\b/i;
/** A build tool goes on to the next unit: errors before and after it are not of one cascade. */
const PROGRESS = /^\[ {0,3}\d{1,6}(?:\/\d{1,6}|%)\] /;
const CAUSED_BY = /^\s{0,8}Caused by: /;
const GROUP_RUN = /^Run (.{1,200})/;

/** The triage of one step's log, line by line: memory does not grow with the log. */
export type Triage = { feed(line: string): void; verdict(): Verdict };

export function createTriage(context: StepContext): Triage {
  const tallies = new Map<string, Tally>();
  const tail: Evidence[] = [];
  let line = 0;
  let ended = false;
  let groupRun = "";
  let appendix = false;
  let fence = 0;
  let head: Evidence | null = null;

  const openGroup = (title: string) => {
    appendix = APPENDIX.test(title);
    if (!ended) groupRun = GROUP_RUN.exec(title)?.[1] ?? groupRun;
  };

  const add = (rule: Rule, text: string, weight: number) => {
    const key = weight === 1 ? rule.id : `${rule.id} ${weight}`;
    const tally = tallies.get(key) ?? newTally(rule, rule.confidence * weight);
    tallies.set(key, tally);
    count(tally, { ...shorten(line, text), head: CAUSED_BY.test(text) ? head : null }, fence);
  };

  const remember = (text: string) => {
    tail.push(shorten(line, text));
    if (tail.length > MAX_EVIDENCE) tail.shift();
  };

  const feed = (raw: string) => {
    line += 1;
    const clean = cleanLine(raw);
    if (clean.kind === "group") openGroup(clean.text);
    if (clean.text === "##[endgroup]" || clean.text === "::endgroup::") appendix = false;
    if (clean.kind === "echo" || clean.kind === "group" || isPassing(clean.text)) return;
    const rule = ruleFor(clean.text);
    const said = rule !== null && !(isBoilerplate(clean.text) && !/137|124/.test(clean.text));
    if (said) add(rule, clean.text, appendix ? ASIDE_WEIGHT : weightOf(clean, ended));
    else if (line === 1 || clean.text.trim() !== "") rememberUnlessBoilerplate(clean.text);
    if (!CAUSED_BY.test(clean.text)) head = rule === null ? null : shorten(line, clean.text);
    if (PROGRESS.test(clean.text)) fence = line;
    if (clean.kind === "error" && STEP_END.test(clean.text.trim())) ended = true;
  };

  const rememberUnlessBoilerplate = (text: string) => {
    if (!ended && /\w/.test(text) && !isBoilerplate(text)) remember(text);
  };

  const verdict = () => decide([...tallies.values()], tail, { ...context, stepName: context.stepName || groupRun });
  return { feed, verdict };
}

/** Triage of a whole log. */
export function triageLog(lines: Iterable<string>, context: Partial<StepContext> = {}): Verdict {
  const triage = createTriage({ ...NO_CONTEXT, ...context });
  for (const line of lines) triage.feed(line);
  return triage.verdict();
}

/** Triage of one failed test of a report; lines of evidence are those of its message. */
export function triageTest({ name, message }: { name: string; message: string }, _context: Partial<StepContext> = {}): Verdict {
  return triageMessage(name, message);
}

function weightOf(clean: CleanLine, ended: boolean): number {
  if (clean.kind === "aside" || isSideNote(clean.text)) return ASIDE_WEIGHT;
  return ended ? AFTER_END_WEIGHT : 1;
}

function decide(tallies: readonly Tally[], tail: readonly Evidence[], context: StepContext): Verdict {
  const ranked = tallies.toSorted((left, right) => right.confidence - left.confidence || right.lastLine - left.lastLine);
  const [best] = ranked;
  const evidence = evidenceOf(ranked);
  const fromContext = contextVerdict(context, best ?? null, evidence.length > 0 ? evidence : tail.toReversed());
  if (fromContext !== null) return fromContext;
  if (best === undefined) return nothingKnown(tail, context);
  return verdictOf(best, evidence, context);
}

function verdictOf({ rule, confidence }: Tally, evidence: Evidence[], context: StepContext): Verdict {
  const category = rule.byStep ? categoryOfStep(rule, context) : rule.category;
  const { subCategory, cause, actions } = rule;
  const sure = category === "unknown" ? Math.min(confidence, 0.3) : confidence;
  return { category, subCategory, confidence: round(sure), rule: rule.id, evidence, cause, actions: [...actions] };
}

function nothingKnown(tail: readonly Evidence[], context: StepContext): Verdict {
  const where = context.stepName === "" ? "the step" : `step "${context.stepName.slice(0, 80)}"`;
  return {
    category: "unknown",
    subCategory: "unrecognised",
    confidence: 0.1,
    rule: "none",
    evidence: tail.toReversed(),
    cause: tail.length === 0 ? "The log holds nothing that tells why." : "No rule knows any line of this log; the last lines are shown.",
    actions: [`Read the end of the log of ${where}; run its command locally.`],
  };
}

/** Lines of the deciding rule first, then of its category, then of whatever else is sure. */
function evidenceOf(ranked: readonly Tally[]): Evidence[] {
  const [best] = ranked;
  if (best === undefined) return [];
  const [first, ...others] = tellingFirst(best);
  const kin = ranked.slice(1).filter((tally) => tally.confidence >= 0.5);
  const further = [...kin.flatMap((tally) => tellingFirst(tally).slice(0, 1)), ...others];
  return distinct(first === undefined ? further : [first, ...others.slice(0, 2), ...further]).slice(0, MAX_EVIDENCE);
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((item) => [item.line, item])).values()];
}

const CATEGORY_OF_STEP: Readonly<Record<string, Category>> = {
  test: "test_failure",
  build: "build_failure",
  lint: "build_failure",
  install: "dependency",
};

/** An exception that says nothing by itself is a failure of what the step was doing. */
function categoryOfStep(rule: Rule, context: StepContext): Category {
  return CATEGORY_OF_STEP[stepKindOf(context)] ?? rule.category;
}

const round = (value: number) => Math.round(value * 100) / 100;
