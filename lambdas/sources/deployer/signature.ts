import { createHmac, timingSafeEqual } from "node:crypto";

/** The header that holds a signature. */
export const SIGNATURE_HEADER = "Bellwether-Signature";

const FORM = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/**
 * `t=<epoch seconds>,v1=<hex>`: the HMAC-SHA256 of `<epoch seconds>.<body>`. The time is signed too, so that what was overheard cannot be
 * sent again later. Throws without a secret: anybody can sign with none.
 */
export function sign(secret: string, body: string, at: string): string {
  if (secret === "") throw new Error("There is no secret to sign with");
  const seconds = Math.floor(Date.parse(at) / 1000);
  return `t=${seconds},v1=${hmac(secret, seconds, body).toString("hex")}`;
}

/**
 * What a deployer does with a request: over the bytes of the body as they came, before it is parsed; refuse where this is false. Takes the
 * same time wherever a wrong signature differs. False for everything malformed, too old or of the future, and without a secret. Never throws.
 */
export function verify(secret: string, body: string, header: string | undefined, now: string, toleranceSeconds = 300): boolean {
  const [, seconds, claimed] = FORM.exec(header ?? "") ?? [];
  if (secret === "" || seconds === undefined || claimed === undefined) return false;
  const isFresh = Math.abs(Date.parse(now) / 1000 - Number(seconds)) <= toleranceSeconds;
  return timingSafeEqual(hmac(secret, Number(seconds), body), Buffer.from(claimed, "hex")) && isFresh;
}

const hmac = (secret: string, seconds: number, body: string): Buffer => createHmac("sha256", secret).update(`${seconds}.${body}`).digest();
