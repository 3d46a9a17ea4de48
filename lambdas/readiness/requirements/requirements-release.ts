import * as z from "zod";
import { requirementsCheck } from "./read-requirements.ts";

const KEYS = ["name", "version", "commit", "service", "stack"] as const;
const Words = z.string().nullable().catch(null);
const Release = z.object({
  name: Words,
  version: Words,
  commit: Words,
  service: Words,
  stack: Words,
  environments: z.array(z.string()).max(20).catch([]),
});

/** Requirements of another release would be traced as well, and say nothing of this one. */
export const requirementsRelease = requirementsCheck(
  { id: "requirements-release", title: "The requirements are of this release", weight: 1, critical: false },
  ({ value, where }, { context }) => {
    const said = Release.parse(value);
    const pairs = [
      ...KEYS.map((key) => [key, said[key] ?? "not stated", context[key]] as const),
      ["environments", said.environments.join(", ") || "not stated", context.environments.join(", ")] as const,
    ];
    const problems = pairs
      .filter(([, one, right]) => one !== right)
      .map(([key, one, right]) => `${where([key])}: ${key}: ${one}, the release has ${right}`);
    return { problems, evidence: `${context.name} ${context.version} at ${context.commit}` };
  },
);
