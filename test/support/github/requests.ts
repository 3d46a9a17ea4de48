import type { IncomingMessage } from "node:http";

/** `path` has its query. */
export type FakeRequest = {
  method: string;
  path: string;
  status: number;
  ifNoneMatch: string | null;
  authorization: string | null;
  userAgent: string | null;
};

export const noteOf = ({ method = "GET", url = "/", headers }: IncomingMessage, status: number): FakeRequest => ({
  method,
  path: url,
  status,
  ifNoneMatch: headers["if-none-match"] ?? null,
  authorization: headers.authorization ?? null,
  userAgent: headers["user-agent"] ?? null,
});
