import type { Rule, RuleGroup } from "./rule.ts";
import { BUILD } from "./rules/build.ts";
import { CONFIGURATION } from "./rules/configuration.ts";
import { CREDENTIALS } from "./rules/credentials.ts";
import { DEPENDENCY } from "./rules/dependency.ts";
import { DISK } from "./rules/disk.ts";
import { GENERIC } from "./rules/generic.ts";
import { INFRASTRUCTURE } from "./rules/infrastructure.ts";
import { MEMORY } from "./rules/memory.ts";
import { NETWORK } from "./rules/network.ts";
import { OWN } from "./rules/own.ts";
import { TESTS } from "./rules/tests.ts";
import { TIMEOUT } from "./rules/timeout.ts";

export const GROUPS: readonly RuleGroup[] = [OWN, DISK, MEMORY, INFRASTRUCTURE, TIMEOUT, CREDENTIALS, NETWORK, DEPENDENCY, CONFIGURATION, TESTS, BUILD, GENERIC];

/** A rule's place in the order, and the group whose gate guards it. */
type Placed = { readonly rule: Rule; readonly group: number };

const PLACED: readonly Placed[] = GROUPS.flatMap(({ rules }, group) => rules.map((rule) => ({ rule, group }))).toSorted(
  (left, right) => right.rule.confidence - left.rule.confidence,
);

/** Every rule, surest first; rules of one confidence stand in the order of their groups. */
export const RULES: readonly Rule[] = PLACED.map(({ rule }) => rule);

/** The first rule of the table that the text matches. */
export function ruleFor(text: string): Rule | null {
  const lower = text.toLowerCase();
  const open = GROUPS.map(({ gate }) => gate.test(lower));
  if (!open.includes(true)) return null;
  const found = PLACED.find(({ rule, group }) => open[group] && rule.patterns.some((pattern) => pattern.test(text)));
  return found?.rule ?? null;
}
