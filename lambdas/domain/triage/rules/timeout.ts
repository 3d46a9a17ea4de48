import type { Rule } from "../rule.ts";

const ACTIONS = [
  "Look at the last lines before the limit: what was it waiting for?",
  "Compare with the duration of earlier runs: raise the limit only if the work itself grew.",
];

/** A time limit of a job, a command or a wait ran out. */
export const TIMEOUT: readonly Rule[] = [
  {
    id: "job-time-limit",
    category: "timeout",
    subCategory: "job_timeout",
    confidence: 0.92,
    patterns: [
      /\bhas exceeded the maximum execution time of\b|\bThe (?:job|step|action|build|task) (?:'[^']{1,200}' )?(?:running on \S+ )?(?:has )?(?:timed out|exceeded (?:the|its) (?:maximum|time|timeout))/i,
      /\bThe job exceeded the maximum time limit\b|\bjob (?:has )?(?:timed out|exceeded .{0,30}time ?(?:out|limit))|\bexecution took longer than \d|\bTimeout has been exceeded\b|\bBuild timed out \(after\b|\b(?:build|workflow|pipeline|stage|step|CI|run) (?:has )?timed out\b/i,
      /\bNo output has been received in the last \d+|\bToo long with no output\b|\bapplication timed out after \d+ seconds\b|\bhas timed out after \d+ (?:minutes|seconds)\b/i,
      /\bTask timeout after \d+ seconds|\bmax-run-time\b.{0,20}exceeded|\bcontext deadline exceeded while running\b/i,
      /\b(?:exceeded|hit|reached) (?:the |its |a )?\d{1,4}[- ]?(?:m|min|minutes?|h|hrs?|hours?|s|sec|seconds?)(?: \w{1,20})? (?:limit|maximum|budget)\b/i,
      /\b(?:hit|reached|exceeded|over|past) (?:the |its |a )?(?:\d{1,4}[- ]?(?:m|min|minutes?|h|hours?|s|sec|seconds?) )?(?:job |global |overall |step |CI )?(?:time ?limit|timeout)\b(?! of \d{1,9} ?ms)/i,
    ],
    cause: "The job reached its time limit and was stopped.",
    actions: ACTIONS,
    why: "CI systems write these words when they stop a job for time.",
  },
  {
    id: "command-time-limit",
    category: "timeout",
    subCategory: "command_timeout",
    confidence: 0.91,
    patterns: [
      /\bcommand\b.{0,200}\b(?:timed out after|took (?:longer than|more than|>)) ?\d|\bsubprocess\.TimeoutExpired\b|\breturning 124\b/i,
      /\btimeout: (?:sending signal|the monitored command)/i,
      /\btest timed out after \d|^panic: test timed out after/i,
      /\b(?:file|suite|process|script)\b.{0,60}\btimed out\b/i,
    ],
    cause: "A command ran longer than the limit that was set for it.",
    actions: ACTIONS,
    why: "`timeout` returns 124 and says so; wrappers use these words.",
  },
  {
    id: "wait-timed-out",
    category: "timeout",
    subCategory: "wait_timeout",
    confidence: 0.76,
    patterns: [
      /\btimed? ?out (?:while )?waiting (?:for|on)\b|\bwaiting for .{1,120} timed out\b|\b(?:gave|giving) up waiting\b|\bwait(?:ed|ing)? .{0,60}\bexceeded\b|\bTime Limit Exceeded\b/i,
      /\bfailed to (?:reach|become|get to) .{1,80} within (?:the )?(?:required time|\d+)/i,
      /\bLock wait timeout exceeded\b|\bcould not acquire .{0,40}lock.{0,40}\btimeout\b|\bdeadline exceeded\b|\bDEADLINE_EXCEEDED\b/i,
      /\bUPGRADE FAILED: timed out\b|\bdeployment .{0,120}exceeded its progress deadline\b|\brollout .{0,60}timed out\b/i,
    ],
    cause: "Something that the step waited for did not happen in time.",
    actions: ["Look at what was waited for: did it start, and what does its own log say?", "Raise the wait only if it is merely slow."],
    why: "The waiting program says itself that it gave up.",
  },
  {
    id: "exit-code-124",
    category: "timeout",
    subCategory: "command_timeout",
    confidence: 0.85,
    patterns: [/\b(?:exit(?:ed)?(?: with)?(?: code| status)?|code|status)[ :=]{1,2}124\b/i],
    cause: "A command ran longer than the limit that was set for it.",
    actions: ACTIONS,
    why: "`timeout` returns 124 when it has to end a command.",
  },
  {
    id: "hang",
    category: "timeout",
    subCategory: "hang",
    confidence: 0.6,
    patterns: [
      /\b(?:hangs|hung|hanging|got stuck|stuck|deadlock(?:ed)?|takes? too long|took too long|taking too long|slow(?:ness)? caus)\b/i,
    ],
    cause: "The step hung or was too slow.",
    actions: ACTIONS,
    why: "The line says in plain words that something did not come to an end.",
  },
  {
    id: "timeout-words",
    category: "timeout",
    subCategory: "unspecified",
    confidence: 0.58,
    patterns: [/\btimed[ -]out\b|\btime[ -]?outs?\b(?!["'`]?\s?[:=])|\bTimeoutError\b|\bTimeoutException\b|\btime limit\b/i],
    cause: "Something ran out of time.",
    actions: ACTIONS,
    why: "The words are those of a timeout, though what timed out is not known to these rules.",
  },
];
