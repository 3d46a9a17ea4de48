/** A text as a sentence of its own: it begins with a capital and ends with a full stop. */
export function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

/** What is said of a thing, with the thing's name before it where it is not named already. */
export const saidOf = (name: string, text: string): string => sentence(text.includes(name) ? text : `${name}: ${text}`);
