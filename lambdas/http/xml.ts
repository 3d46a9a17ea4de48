/** Control characters, halves of characters and the two that XML 1.0 does not know: no escape brings them into a document. */
const UNKNOWN_TO_XML = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** A text without what XML cannot hold; not escaped yet. */
export const xmlText = (text: string): string => text.replace(UNKNOWN_TO_XML, "");

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** An element without content. */
export function xmlElement(name: string, attributes: Readonly<Record<string, string>>): string {
  const all = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${xmlText(value).replace(/[&<>"']/g, (one) => ESCAPES[one] ?? "")}"`,
  );
  return `<${name}${all.join("")}/>`;
}
