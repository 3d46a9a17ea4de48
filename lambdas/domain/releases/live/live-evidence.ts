/** What is known of a service and its repository at the time of the decision. */
export type LiveEvidence = {
  readonly service: string;
  /** Null where the context names none: then nothing is known of its tests. */
  readonly repo: string | null;
  /** Not resolved, of the repository or of the service. */
  readonly incidents: readonly { readonly id: string; readonly title: string; readonly status: "open" | "mitigating" }[];
  readonly deployments: { readonly finished: number; readonly succeeded: number; readonly failedInAnyWay: number };
  /** Null where no run of the repository reported tests. */
  readonly tests: { readonly flaky: readonly string[]; readonly total: number } | null;
};
