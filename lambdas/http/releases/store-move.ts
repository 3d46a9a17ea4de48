import type { Release } from "../../contract/release-record.ts";
import type { Change } from "../../domain/releases/lifecycle/change.ts";
import { lookAgain } from "../../pipeline/releases/releaser.ts";
import { putRelease } from "../../store/releases/releases.ts";
import type { Write } from "../../store/transact.ts";
import type { ApiContext } from "../api-context.ts";
import { ProblemError } from "../problem.ts";

/** Store a person's move and have what it asks for done. Of two at once one wins, and the other is told. */
export async function storeMove(context: ApiContext, before: Release, change: Change, also: readonly Write[] = []): Promise<Release> {
  if ((await putRelease(context.stores.releases, { before, ...change, also })) === "changed")
    throw new ProblemError("changed_meanwhile", "the release was changed just now; look at it and repeat the request");
  await lookAgain(context, change.after);
  return change.after;
}

export const occupiedBy = (environment: string, by: string | null): ProblemError =>
  new ProblemError(
    "environment_occupied",
    `${environment} is taken by release ${by ?? "unknown"}; one release at a time has an environment`,
  );
