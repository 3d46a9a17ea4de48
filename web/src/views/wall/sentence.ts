/** A text as a sentence of its own: it begins with a capital and ends with a full stop. */
export const sentence = (text: string): string => ended(text.charAt(0).toUpperCase() + text.slice(1));

/** What is said of a thing, with the thing's name before it where it is not named already. Names keep their case. */
export const saidOf = (name: string, text: string): string => ended(text.includes(name) ? text : `${name}: ${text}`);

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
