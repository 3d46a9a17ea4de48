const QUANTITY = /^(\d+(?:\.\d+)?)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;
const BINARY = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const DECIMAL = ["k", "M", "G", "T", "P", "E"];

/** A quantity such as `250m` or `1Gi` as a number; null for what is none. Exponents are not read: nobody writes a size so. */
export function quantity(value: unknown): number | null {
  const match = QUANTITY.exec(typeof value === "number" ? String(value) : typeof value === "string" ? value : "");
  if (match === null) return null;
  return Number(match[1]) * factor(match[2] ?? "");
}

function factor(suffix: string): number {
  if (suffix === "") return 1;
  if (suffix === "m") return 0.001;
  return suffix.endsWith("i") ? 1024 ** (BINARY.indexOf(suffix) + 1) : 1000 ** (DECIMAL.indexOf(suffix) + 1);
}
