/** How often a sample is played: once, as often as an incident needs, or one commit until it both passed and failed. */
export type PlayKind = "once" | "until-incident" | "until-both-outcomes";

export type Sample = { readonly name: string; readonly kind: PlayKind; readonly words: string };

export const SAMPLES: readonly Sample[] = [
  { name: "success", kind: "once", words: "Everything passes" },
  { name: "testfail", kind: "until-incident", words: "A test fails in as many runs as an incident needs" },
  { name: "flaky", kind: "until-both-outcomes", words: "One commit again and again until a test both passed and failed" },
  { name: "timeout", kind: "once", words: "A step overruns its timeout" },
  { name: "dns", kind: "once", words: "A host name that does not resolve" },
  { name: "disk", kind: "once", words: "A disk without space" },
];

export const repoOf = (sample: Sample): string => `samples/${sample.name}`;

/** A flaky sample that keeps its colour for so many runs is left alone. */
export const MAX_FLAKY_RUNS = 20;
