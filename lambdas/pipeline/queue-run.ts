import { createHash } from "node:crypto";
import type { RunQueued } from "../contract/execution.ts";
import type { Run } from "../contract/run.ts";
import type { Fifo } from "../runtime/queue.ts";

/** Ring the dispatcher's bell for a queued run. Runs of one repository and ref are one message group. */
export type RingBell = (message: RunQueued, fifo: Fifo) => Promise<void>;

/** Ids of FIFO queues are limited to 128 characters of ASCII: the group is a hash. */
export const groupOf = ({ repo, ref }: Pick<Run, "repo" | "ref">): string => createHash("sha256").update(`${repo}\n${ref}`).digest("hex");

export const ringFor = (ring: RingBell, run: Run): Promise<void> =>
  ring({ type: "run.queued", runId: run.id, attempt: run.attempt }, { group: groupOf(run), deduplication: `${run.id}-${run.attempt}` });
