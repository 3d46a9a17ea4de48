/** Crockford's alphabet, in which ULIDs are written. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_DIGITS = 10;

const timeOf = (atMs: number): string =>
  Array.from({ length: TIME_DIGITS }, (_, digit) => ALPHABET[Math.floor(atMs / 32 ** (TIME_DIGITS - 1 - digit)) % 32]).join("");

/** A ULID of that time (ms since the epoch) whose random part is not random: the same for the same hexadecimal digest (20 digits of it). */
export const derivedId = (atMs: number, digest: string): string =>
  `${timeOf(atMs)}${BigInt(`0x${digest.slice(0, 20)}`)
    .toString(32)
    .toUpperCase()
    .padStart(16, "0")
    .replace(/[ILOU]/g, (letter) => ({ I: "W", L: "X", O: "Y", U: "Z" })[letter] ?? letter)}`;
