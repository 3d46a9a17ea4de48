import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether `X-Hub-Signature-256` was made from exactly these bytes with this secret. Takes the same time wherever a wrong one
 * differs. False for everything malformed, and without a secret: anybody can sign with none. Never throws.
 */
export function signatureHolds(secret: string, rawBody: Uint8Array, header: string | undefined): boolean {
  const claimed = /^sha256=([0-9a-f]{64})$/.exec(header ?? "")?.[1];
  if (secret === "" || claimed === undefined) return false;
  const expected = createHmac("sha256", secret).update(rawBody).digest();
  return timingSafeEqual(expected, Buffer.from(claimed, "hex"));
}
