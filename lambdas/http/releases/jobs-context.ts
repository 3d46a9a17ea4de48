import type { ChecksQueued, ReleaseDue, StepQueued } from "../../contract/release-message.ts";

/** What the release routes do beside reading and writing stores: they put jobs on queues and refuse URLs. */
export type JobsContext = {
  readonly queueStep: (message: StepQueued) => Promise<void>;
  readonly queueChecks: (message: ChecksQueued) => Promise<void>;
  readonly queueDue: (message: ReleaseDue, delaySeconds: number) => Promise<void>;
  /** Why a URL may not be asked from here; null where it may. */
  readonly problemOfUrl: (url: string) => string | null;
  readonly newSecret: () => string;
};
