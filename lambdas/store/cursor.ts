import { createHash } from "node:crypto";

const checksumOf = (text: string): string => createHash("sha256").update(`bellwether cursor ${text}`).digest("base64url").slice(0, 10);

/** Where a list goes on: opaque to callers, and bound to the list and the filters that it was given for. */
export function cursorOf(list: string, position: string): string {
  const body = Buffer.from(position).toString("base64url");
  return `${body}.${checksumOf(`${list} ${body}`)}`;
}

/** The inverse; `null` for a cursor that this list did not give. */
export function positionOf(list: string, cursor: string): string | null {
  const [body, checksum, ...rest] = cursor.split(".");
  if (!body || checksum !== checksumOf(`${list} ${body}`) || rest.length > 0) return null;
  return Buffer.from(body, "base64url").toString();
}
