import type { ReleaseRow } from "../../../../lambdas/contract/release-view.ts";
import { environmentsOf } from "./environments.ts";
import { hasFallen } from "./is-ended.ts";

/** `environment` null: where packages are built and judged. `earlier` are completed ones that a later one came after. */
export type Column = {
  readonly environment: string | null;
  readonly cards: readonly ReleaseRow[];
  readonly earlier: readonly ReleaseRow[];
};
export type Board = { readonly columns: readonly Column[]; readonly fallen: readonly ReleaseRow[] };

/** Releases by where they stand, in the order given; those that are done after those that are not. None is in two places. */
export function boardOf(rows: readonly ReleaseRow[]): Board {
  const standing = rows.filter(({ status }) => !hasFallen(status));
  const names = environmentsOf(rows.map(({ environments }) => environments));
  const columns = [null, ...names].map((environment) => columnOf(environment, standing));
  return { columns, fallen: rows.filter(({ status }) => hasFallen(status)) };
}

/** The environment that a release came to last; null while it is in none. */
export const placeOf = ({ stages }: Pick<ReleaseRow, "stages">): string | null => stages.at(-1)?.environment ?? null;

function columnOf(environment: string | null, rows: readonly ReleaseRow[]): Column {
  const here = rows.filter((row) => placeOf(row) === environment);
  const completed = here
    .filter(({ status }) => status === "completed")
    .toSorted((a, b) => (b.endedAt ?? "").localeCompare(a.endedAt ?? ""));
  const newest = completed.filter((row, index) => completed.findIndex(({ service }) => service === row.service) === index);
  return {
    environment,
    cards: [...here.filter(({ status }) => status !== "completed"), ...newest],
    earlier: completed.filter((row) => !newest.includes(row)),
  };
}
