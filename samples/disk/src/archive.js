import { row } from "./csv.js";

const COLUMNS = ["id", "customer", "placedOn", "cents"];

/** Orders as CSV, oldest first, with a heading. */
export function toCsv(orders) {
  const sorted = orders.toSorted((a, b) => a.placedOn.localeCompare(b.placedOn));
  return [row(COLUMNS), ...sorted.map((order) => row(COLUMNS.map((column) => order[column])))].join("");
}
