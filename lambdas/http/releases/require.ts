import type { Release } from "../../contract/release-record.ts";
import { actionsFor } from "../../domain/releases/view/actions.ts";
import { getRelease } from "../../store/releases/releases.ts";
import type { ApiContext } from "../api-context.ts";
import { ProblemError } from "../problem.ts";

export async function requireRelease({ stores }: Pick<ApiContext, "stores">, id = ""): Promise<Release> {
  const release = await getRelease(stores.releases, id);
  if (!release) throw new ProblemError("release_not_found", `no release has the id ${id.slice(0, 100)}`);
  return release;
}

/** A release that cannot do this in its status, with what it can. */
export const notNow = (release: Release, wanted: string, why = `it is ${release.status}`): ProblemError =>
  new ProblemError("release_state", `${wanted} is not possible: ${why}`, { legal: actionsFor(release) });
