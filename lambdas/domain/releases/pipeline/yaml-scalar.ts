const PLAIN = /^[A-Za-z_./$][A-Za-z0-9_./@${}()='"!&|<>,;+*\\ -]*$/;
const RESERVED = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** A text that YAML reads back as the same text: plain where nothing in it has a meaning, else as JSON, which is YAML too. */
export const scalar = (text: string): string =>
  PLAIN.test(text) && !RESERVED.test(text) && !text.endsWith(" ") ? text : JSON.stringify(text);
