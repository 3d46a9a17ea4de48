import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { FakeAnswer } from "./answer.ts";

/** Of the page and of who asks: another token sees another ETag. */
export const etagOf = (body: unknown, token: string | null): string =>
  `W/"${createHash("sha256").update(JSON.stringify(body)).update(String(token)).digest("hex")}"`;

/** Status 0 breaks the connection. */
export function send(response: ServerResponse, { status, body, bytes, headers }: FakeAnswer): void {
  if (status === 0) return void response.destroy();
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "private, max-age=60", ...headers });
  response.end(status === 304 ? undefined : (bytes ?? JSON.stringify(body)));
}
