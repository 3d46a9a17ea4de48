import { requirementsCheck, type Story } from "./read-requirements.ts";

const PARTS = ["given", "when", "outcome"] as const;
/** What stands where nobody has thought yet. */
const PLACEHOLDER = /^\W*(todo|tbd|tba|fixme|xxx+|n\/a|none|lorem ipsum.*|\.{3}|…|-)?\W*$/i;

/** A criterion of which a part is open cannot be seen to hold. */
export const requirementsCriteria = requirementsCheck(
  { id: "requirements-criteria", title: "Each criterion says given what, when, and then what", weight: 2, critical: true },
  ({ stories, where }) => {
    const all = stories.flatMap(({ criteria }, story) =>
      criteria.map((one, at) => ({ one, at: where(["stories", story, "criteria", at]) })),
    );
    const empty = stories.flatMap(({ id, criteria }, at) =>
      criteria.length > 0 ? [] : [`${where(["stories", at])}: ${id} has no criterion`],
    );
    const open = all.flatMap(({ one, at }) =>
      PARTS.filter((part) => PLACEHOLDER.test(one[part])).map((part) => `${at}: ${one.id} does not say ${part}`),
    );
    const first = new Map<string, string>();
    const repeated = all.flatMap(({ one, at }) => {
      const same = first.get(keyOf(one));
      first.set(keyOf(one), same ?? one.id);
      return same === undefined ? [] : [`${at}: ${one.id} says the same as ${same}`];
    });
    return { problems: [...empty, ...open, ...repeated], evidence: `${all.length} criteria, each in three parts` };
  },
);

const keyOf = (one: Story["criteria"][number]) => PARTS.map((part) => one[part].trim().toLowerCase()).join("\n");
