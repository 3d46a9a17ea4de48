import type { Release, ReleaseEntry } from "../../../contract/release-record.ts";
import { isTerminal, legalEvents, next, type ReleaseEvent } from "../state.ts";

/** What happens to a release: as it will be, and what its timeline says of it. */
export type Change = { readonly after: Release; readonly entries: readonly ReleaseEntry[] };

/** Thrown for an event that a release's status does not allow; the edge tells it as a 409. */
export class IllegalMove extends Error {
  readonly event: ReleaseEvent;
  readonly legal: readonly ReleaseEvent[];
  constructor({ status }: Pick<Release, "status">, event: ReleaseEvent) {
    const legal = legalEvents(status);
    super(`a release that is ${status} cannot take ${event}; it can take ${legal.join(", ") || "nothing more"}`);
    this.name = "IllegalMove";
    this.event = event;
    this.legal = legal;
  }
}

type Told = { readonly at: string; readonly by?: string | null; readonly kind: ReleaseEntry["kind"]; readonly text: string };

export const entry = ({ at, by = null, kind, text }: Told): ReleaseEntry => ({ at, by, kind, text });

/** The release with fields changed, its status as it was. */
export const changed = (release: Release, at: string, fields: Partial<Release>, entries: readonly ReleaseEntry[] = []): Change => ({
  after: { ...release, ...fields, updatedAt: at, revision: release.revision + 1 },
  entries,
});

/** The release after an event; throws `IllegalMove` where the table of states has no such move. One that comes to rest is due no more. */
export function moved(
  release: Release,
  event: ReleaseEvent,
  told: Told,
  fields: Partial<Release> = {},
  more: readonly ReleaseEntry[] = [],
): Change {
  const status = next(release.status, event);
  if (typeof status !== "string") throw new IllegalMove(release, event);
  const rest = isTerminal(status) ? { endedAt: told.at, dueAt: null } : { endedAt: null };
  return changed(release, told.at, { ...fields, ...rest, status, reason: told.text }, [...more, entry(told)]);
}
