import type { Category, Evidence, Verdict } from "../../contract/failure.ts";
import { stepKindOf } from "../clusters/step-kind.ts";
import { contextVerdict } from "./context-verdict.ts";
import type { Rule } from "./rule.ts";
import type { StepContext } from "./step-context.ts";
import { type Tally, tellingFirst } from "./tally.ts";

export const MAX_EVIDENCE = 5;
/** Below this only warnings and notes spoke: they are shown, and decide nothing. */
const DECISIVE = 0.36;
/** A step that was killed says by its last lines what it was waiting for. */
const SHOWS_TAIL = new Set(["step-killed-for-time", "step-timed-out"]);
const CATEGORY_OF_STEP: Readonly<Record<string, Category>> = {
  test: "test_failure",
  build: "build_failure",
  lint: "build_failure",
  install: "dependency",
};

/** The surest rule decides; of equally sure ones the one that spoke last. `tail` holds the last lines that no rule knows. */
export function decide(tallies: readonly Tally[], tail: readonly Evidence[], context: StepContext): Verdict {
  const ranked = tallies.toSorted((left, right) => right.confidence - left.confidence || right.lastLine - left.lastLine);
  const best = ranked.find(({ confidence }) => confidence >= DECISIVE) ?? null;
  const evidence = evidenceOf(ranked);
  const verdict =
    contextVerdict(context, best, evidence) ??
    (best === null ? nothingKnown([...tail.toReversed(), ...evidence], context) : verdictOf(best, evidence, context));
  const shown =
    SHOWS_TAIL.has(verdict.rule) || verdict.evidence.length === 0 ? [...verdict.evidence, ...tail.toReversed()] : verdict.evidence;
  return { ...verdict, evidence: distinct(shown).slice(0, MAX_EVIDENCE) };
}

function verdictOf({ rule, confidence }: Tally, evidence: Evidence[], context: StepContext): Verdict {
  const category = rule.byStep ? categoryOfStep(rule, context) : rule.category;
  const { subCategory, cause, actions } = rule;
  const sure = category === "unknown" ? Math.min(confidence, 0.3) : confidence;
  return { category, subCategory, confidence: Math.round(sure * 100) / 100, rule: rule.id, evidence, cause, actions: [...actions] };
}

/** Not even an error line: what is left to say is what kind of step it was that failed. */
function nothingKnown(evidence: Evidence[], context: StepContext): Verdict {
  const kind = stepKindOf(context);
  const category = evidence.length === 0 ? undefined : CATEGORY_OF_STEP[kind];
  const cause =
    evidence.length === 0 ? "The log holds nothing that tells why." : "No rule knows any line of this log; its last lines are shown.";
  const actions = ["Read the end of the step's log, and run its command locally."];
  const base = { subCategory: "unrecognised", evidence, actions };
  if (category === undefined) return { ...base, category: "unknown", confidence: 0.1, rule: "none", cause };
  return { ...base, category, confidence: 0.25, rule: "step-kind", cause: `A ${kind} step failed. ${cause}` };
}

/** Lines of the deciding rule first, then one of each other sure rule, then whatever else the deciding rule has. */
function evidenceOf(ranked: readonly Tally[]): Evidence[] {
  const [best, ...others] = ranked;
  if (best === undefined) return [];
  const own = tellingFirst(best);
  const further = others.filter(({ confidence }) => confidence >= 0.5).flatMap((tally) => tellingFirst(tally).slice(0, 1));
  return distinct([...own.slice(0, 3), ...further, ...own.slice(3)]).slice(0, MAX_EVIDENCE);
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((item) => [item.line, item])).values()];
}

/** An exception that says nothing by itself is a failure of what the step was doing. */
function categoryOfStep(rule: Rule, context: StepContext): Category {
  return CATEGORY_OF_STEP[stepKindOf(context)] ?? rule.category;
}
