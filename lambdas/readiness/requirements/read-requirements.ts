import * as z from "zod";
import { AcceptanceCriterion, type UserStory } from "../../contract/release.ts";
import { type Check, failed, judged, type Package } from "../check.ts";
import { fileAt, type Problem } from "../pipeline/files/file-at.ts";
import { type JsonFile, readJson } from "../pipeline/files/read-json.ts";

export const REQUIREMENTS = "docs/requirements.json";

const Words = z.string().catch("");
const Criterion = z.object({
  id: Words,
  topic: Words,
  given: Words,
  when: Words,
  outcome: Words,
  objective: AcceptanceCriterion.shape.objective.catch(null),
});
const Story = z.object({ id: Words, role: Words, criteria: z.array(Criterion).max(100).catch([]) });
/** Lenient, so that one misspelt key fails the check of the form and no other. */
const Requirements = z.object({ stories: z.array(Story).min(1).max(50) });

export type Story = z.infer<typeof Story>;
export type ReadRequirements = JsonFile & {
  readonly stories: readonly Story[];
  /** The stories' criteria as traces are asked for. */
  readonly traced: readonly UserStory[];
};

/** The stories that the requirements state, or why they are no evidence. */
export function requirementsIn(of: Package): ReadRequirements | Problem {
  const file = fileAt(of, REQUIREMENTS);
  const json = "problem" in file ? file : readJson(file);
  if ("problem" in json) return json;
  const { data } = Requirements.safeParse(json.value);
  if (data === undefined) return { problem: `${REQUIREMENTS}: no list of 1 to 50 stories` };
  return { ...json, stories: data.stories, traced: data.stories.map(asTraced) };
}

/** Who wants a criterion does not matter to what answers it. */
const asTraced = ({ id, criteria }: Story): UserStory => ({ id, role: "developer", want: "", soThat: "", criteria });

type Verdict = { readonly problems: readonly string[]; readonly evidence: string; readonly files?: readonly string[] };

/** A check that reads the requirements; those that cannot be read fail all of them. */
export const requirementsCheck = (
  about: Omit<Check, "area" | "look">,
  verdictOf: (read: ReadRequirements, of: Package) => Verdict,
): Check => ({
  ...about,
  area: "requirements",
  look: (of) => {
    const read = requirementsIn(of);
    if ("problem" in read) return failed([read.problem], [REQUIREMENTS]);
    const { problems, evidence, files = [] } = verdictOf(read, of);
    return judged(problems, evidence, [REQUIREMENTS, ...files]);
  },
});
