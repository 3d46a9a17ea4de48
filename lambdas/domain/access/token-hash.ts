import { createHash } from "node:crypto";

/** What is stored of an access token. A token is 256 random bits, so a plain hash is enough: there is nothing to guess. */
export const hashToken = (token: string): string => createHash("sha256").update(token, "utf8").digest("hex");
