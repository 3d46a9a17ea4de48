import type { Rule } from "../rule.ts";

/** What is left: an exception or an error line of a program that no rule knows. What kind of step it ended decides its category. */
export const GENERIC: readonly Rule[] = [
  {
    id: "uncaught-exception",
    category: "unknown",
    subCategory: "exception",
    byStep: true,
    confidence: 0.6,
    patterns: [
      /^(?:E {3,7})?(?:Caused by: |Uncaught |Unhandled |Error: )?(?:[A-Za-z_][\w$]{0,60}[.:]{1,2}){0,8}[A-Z]\w{0,60}(?:Error|Exception|Fault|Interrupt)(?: \[\w{1,60}\])?(?:: .{0,3000})?$/,
      /^Exception in thread "[^"]{1,200}" \S|^panic: |^thread '[^']{1,200}' (?:\(\d+\) )?panicked at|^\[?fatal\]?[: ] ?(?:error|exception)|^(?:Unhandled|Uncaught) (?:exception|rejection|promise|error)|\bUnhandledPromiseRejection\b|^Fatal error: /i,
      /^\*\* \(\w{1,60}Error\) |^\S{1,200}:\d+:in [`'].{1,200}: .{1,500}\(\w{1,60}(?:Error|Exception)?\)$|^\w{0,60}(?:Error|Exception): /,
    ],
    cause: "A program of the step ended with an exception.",
    actions: ["Read the exception and the first frame of your own code in its trace."],
    why: "Language runtimes print an uncaught exception in this form.",
  },
  {
    id: "error-line",
    category: "unknown",
    subCategory: "error",
    byStep: true,
    confidence: 0.48,
    patterns: [
      /^(?:\S{1,60}: )?(?:fatal|error|critical|err!)(?:\[\S{1,30}\])?: \S|^\[(?:ERROR|FATAL|CRITICAL)\] \S|^(?:ERROR|FATAL|CRITICAL)[ :]\s{0,4}\S|^✖ \S|^! .{0,20}\b(?:error|LaTeX)\b/i,
    ],
    cause: "A program of the step reported an error.",
    actions: ["Read the line and what stands around it in the log."],
    why: "Many programs begin the line that matters with `error:`.",
  },
  {
    id: "failure-words",
    category: "unknown",
    subCategory: "failure",
    byStep: true,
    confidence: 0.4,
    patterns: [/\b(?:fail(?:ed|ure|s|ing)?|errors?|exception|crash(?:ed|es)?|aborted|cannot|could not|unable to|broken?)\b/i],
    cause: "A line of the log speaks of a failure; nothing surer was found.",
    actions: ["Read the line and what stands around it in the log."],
    why: "When nothing else is there, the last line that speaks of failure is the best guess.",
  },
];
