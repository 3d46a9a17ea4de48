/** One field as RFC 4180 wants it. */
export function field(value) {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const row = (values) => `${values.map(field).join(",")}\r\n`;
