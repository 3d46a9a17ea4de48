import { cursorOf, positionOf } from "../store/cursor.ts";
import { ProblemError } from "./problem.ts";

/** A filtered page reads this many items at most, and may be short. */
const MOST_READ = 500;
const PORTION = 100;
/** A page ends early at this size: Lambda's answers are at most 6 MB. */
const LARGEST_PAGE_BYTES = 4_000_000;

export type Placed<T> = { readonly value: T; readonly place: string };
export type Portion<T> = { readonly items: readonly Placed<T>[]; readonly more: boolean };

export type ListRequest<T> = {
  /** Name of the list with its filters: a cursor is good for that only. */
  readonly list: string;
  readonly limit: number;
  readonly cursor: string | undefined;
  readonly read: (position: string | null, limit: number) => Promise<Portion<T>>;
  readonly matches?: (value: T) => boolean;
};

/** One page, newest first. Throws 400 for a cursor that this list did not give. */
export async function pageFrom<T>({
  list,
  limit,
  cursor,
  read,
  matches,
}: ListRequest<T>): Promise<{ items: T[]; nextCursor: string | null }> {
  let position = cursor === undefined ? null : positionOf(list, cursor);
  if (cursor !== undefined && position === null)
    throw new ProblemError("foreign_cursor", "cursor: was not given by this list with these filters");
  const items: T[] = [];
  let bytes = 0;
  for (let count = 0; count < MOST_READ; ) {
    const portion = await read(position, matches ? PORTION : limit - items.length);
    for (const [index, { value, place }] of portion.items.entries()) {
      position = place;
      if (!matches || matches(value)) {
        items.push(value);
        bytes += Buffer.byteLength(JSON.stringify(value));
      }
      const isLast = index === portion.items.length - 1 && !portion.more;
      if (items.length === limit || bytes > LARGEST_PAGE_BYTES) return { items, nextCursor: isLast ? null : cursorOf(list, place) };
    }
    count += portion.items.length;
    if (!portion.more || portion.items.length === 0) return { items, nextCursor: null };
  }
  return { items, nextCursor: position === null ? null : cursorOf(list, position) };
}

/** A list's name with its filters, so that a cursor of one is none of the other. */
export const listName = (name: string, filters: Readonly<Record<string, unknown>>): string =>
  `${name}?${JSON.stringify(Object.entries(filters).filter(([key]) => key !== "limit" && key !== "cursor"))}`;
