import { type Item, queryRange } from "./query.ts";
import type { Table } from "./table.ts";

/** Nothing in our lists is older. */
export const FIRST_MONTH = "2024-01";
/** How many months one page looks back over before it answers short. */
const MONTHS_A_PAGE = 24;

const monthBefore = (month: string): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
};

export type MonthlyList = {
  readonly partition: (month: string) => string;
  /** Sort key to go on below; null = from the newest. */
  readonly position: string | null;
  readonly monthOfPosition: (position: string) => string;
  readonly now: string;
  /** Nothing is older than this month. */
  readonly firstMonth: string;
  readonly limit: number;
};

/** Newest items of a list that is cut into one partition a month. `more` is false where the list ended. */
export async function newestByMonth(table: Table, list: MonthlyList): Promise<{ readonly items: Item[]; readonly more: boolean }> {
  const items: Item[] = [];
  let month = list.position === null ? list.now.slice(0, 7) : list.monthOfPosition(list.position);
  for (let read = 0; read < MONTHS_A_PAGE && month >= list.firstMonth; read++) {
    const before = read === 0 && list.position !== null ? list.position : undefined;
    items.push(
      ...(await queryRange(table, { pk: list.partition(month), limit: list.limit - items.length, ...(before ? { before } : {}) })),
    );
    if (items.length >= list.limit) return { items, more: true };
    month = monthBefore(month);
  }
  return { items, more: month >= list.firstMonth && items.length > 0 };
}
