import type { Rule } from "../rule.ts";

/** Lines that Bellwether's own executor writes. */
export const OWN: readonly Rule[] = [
  {
    id: "step-killed-for-time",
    category: "timeout",
    subCategory: "step_timeout",
    confidence: 0.99,
    patterns: [/^Bellwether: .{0,120}\b(?:timed out|ran out of time|timeout)\b/i],
    cause: "The step ran longer than its timeout allows and was killed.",
    actions: [
      "Look at the last lines before the kill: what was the step waiting for?",
      "Raise the step's `timeoutSeconds` if the work is legitimately longer.",
    ],
    why: "The executor writes this line itself when it kills a process group.",
  },
  {
    id: "workflow-invalid",
    category: "configuration",
    subCategory: "workflow_file",
    confidence: 0.99,
    patterns: [/^Bellwether: .{0,20}\.bellwether\.json\b/i],
    cause: "The repository's .bellwether.json is missing or not valid.",
    actions: ["Correct the field that the line names in .bellwether.json."],
    why: "The executor refuses a workflow file with this line before anything runs.",
  },
  {
    id: "source-refused",
    category: "configuration",
    subCategory: "source",
    confidence: 0.97,
    patterns: [
      /^Bellwether: .{0,60}\b(?:source|archive|tarball|working directory|report)\b.{0,120}\b(?:refused|escapes|too large|is no|not a|missing|does not exist|no such|cannot|could not)\b/i,
    ],
    cause: "The run's source could not be used as it is.",
    actions: ["Pack the source again as the line says, and queue a new run."],
    why: "The executor writes this line when it refuses a source.",
  },
];
