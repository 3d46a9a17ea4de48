import type { ChecksQueued, ReleaseDue, StepQueued } from "../../contract/release-message.ts";
import type { Release, ReleaseEntry } from "../../contract/release-record.ts";
import type { Bucket } from "../../store/objects.ts";
import { getRelease, putRelease } from "../../store/releases/releases.ts";
import type { Write } from "../../store/transact.ts";
import type { Stores } from "../stores.ts";

/** What moves releases on: the stores, and the three queues of their jobs. */
export type Releaser = {
  readonly stores: Stores;
  readonly data: Bucket;
  readonly queueStep: (message: StepQueued) => Promise<void>;
  readonly queueChecks: (message: ChecksQueued) => Promise<void>;
  /** A delay is at most 900 s. */
  readonly queueDue: (message: ReleaseDue, delaySeconds: number) => Promise<void>;
  readonly now: () => string;
};

/** A release was changed by somebody else while it was worked on: look again. */
export class ChangedMeanwhile extends Error {
  constructor(id: string) {
    super(`release ${id} was changed at the same time`);
    this.name = "ChangedMeanwhile";
  }
}

type Stored = { readonly after: Release; readonly entries: readonly ReleaseEntry[] };

/** Store a change of a release; throws `ChangedMeanwhile` where it was not the last to read it. */
export async function store(
  { stores }: Pick<Releaser, "stores">,
  before: Release,
  change: Stored,
  also: readonly Write[] = [],
): Promise<Release> {
  const outcome = await putRelease(stores.releases, { before, ...change, also });
  if (outcome === "changed") throw new ChangedMeanwhile(before.id);
  return change.after;
}

/** The release of a message; a message for one that was never stored throws, and ends among the dead letters. */
export async function requireRelease({ stores }: Pick<Releaser, "stores">, id: string): Promise<Release> {
  const release = await getRelease(stores.releases, id);
  if (!release) throw new Error(`no release has the id ${id}`);
  return release;
}

const LONGEST_DELAY_SECONDS = 900;

/** Have a release looked at when something is due. What is due later than a message can wait is left to the sweeper. */
export async function lookAgain({ queueDue, now }: Pick<Releaser, "queueDue" | "now">, { id, dueAt }: Release): Promise<void> {
  if (dueAt === null) return;
  const seconds = Math.ceil((Date.parse(dueAt) - Date.parse(now())) / 1000);
  if (seconds > LONGEST_DELAY_SECONDS) return;
  await queueDue({ type: "release.due", releaseId: id, at: dueAt }, Math.max(0, seconds));
}
