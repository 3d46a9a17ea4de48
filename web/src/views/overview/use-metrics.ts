import type { PipelineMetrics } from "../../../../lambdas/contract/metrics.ts";
import * as resources from "../../api/resources.ts";
import { type Polled, usePoll } from "../../api/use-poll.ts";
import { useNow } from "../../app/clock.ts";
import { sinceInstant } from "../../text/since.ts";
import type { Window } from "./windows.ts";

const SECONDS = 5;

/** The pipeline's figures of a window. Its start moves on by whole hours. */
export function useMetrics({ name }: Window): Polled<PipelineMetrics> {
  return usePoll(resources.pipelineMetrics({ since: sinceInstant(name, useNow()) }), SECONDS);
}
