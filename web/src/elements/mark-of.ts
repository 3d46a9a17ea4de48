import { asWords } from "../text/format.ts";

export type Tone = "good" | "bad" | "warn" | "live" | "neutral";
export type Shape = "check" | "cross" | "clock" | "slash" | "alert" | "skip" | "ring" | "dashes" | "back" | "dot";

/** How a state is shown: never by colour alone. */
export type MarkLook = { readonly tone: Tone; readonly shape: Shape; readonly words: string };

const CONCLUDED = new Map<string, Omit<MarkLook, "words">>([
  ["success", { tone: "good", shape: "check" }],
  ["passed", { tone: "good", shape: "check" }],
  ["failure", { tone: "bad", shape: "cross" }],
  ["failed", { tone: "bad", shape: "cross" }],
  ["timed_out", { tone: "bad", shape: "clock" }],
  ["rolled_back", { tone: "warn", shape: "back" }],
  ["cancelled", { tone: "neutral", shape: "slash" }],
  ["errored", { tone: "warn", shape: "alert" }],
  ["skipped", { tone: "neutral", shape: "skip" }],
]);

/** The look of a run, a step, a test or a deployment. Foreign statuses and conclusions keep their own word. */
export function markOf(status: string, conclusion: string | null): MarkLook {
  if (conclusion !== null) return { ...(CONCLUDED.get(conclusion) ?? { tone: "neutral", shape: "dot" }), words: asWords(conclusion) };
  if (status === "in_progress" || status === "running") return { tone: "live", shape: "ring", words: "running" };
  if (status === "queued") return { tone: "neutral", shape: "dashes", words: "queued" };
  return { tone: "neutral", shape: "dot", words: asWords(status) };
}
