import { createWriteStream } from "node:fs";
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { pipeline } from "node:stream";
import { pipeline as flow } from "node:stream/promises";
import { failureOf } from "./http-failure.ts";
import type { ObjectBody } from "./object-body.ts";
import { stopAfter } from "./stop-after.ts";

export type PutOptions = {
  readonly type: string;
  readonly onlyIfAbsent?: boolean;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
};

/** Speaks to presigned URLs, over connections of its own: one kept from before the function was frozen may be dead. */
export type ObjectClient = {
  /** Throws `RefusedAnswer` or `TransientAnswer` unless it was stored. */
  readonly put: (url: string, body: ObjectBody, options: PutOptions) => Promise<void>;
  /** Bytes written to `path`, at most one chunk more than `maxBytes`. */
  readonly download: (url: string, path: string, maxBytes: number, signal?: AbortSignal) => Promise<number>;
  readonly exists: (url: string, timeoutMs: number) => Promise<boolean>;
  readonly close: () => void;
};

/** A connection on which nothing moves for so long is given up. */
const IDLE_MS = 15_000;

type Sending = {
  readonly method: "GET" | "PUT";
  readonly headers?: Record<string, string | number>;
  readonly body?: ObjectBody;
  readonly signal?: AbortSignal | undefined;
};
type Send = (url: string, sending: Sending) => Promise<IncomingMessage>;

export function openObjectClient(): ObjectClient {
  const http = new HttpAgent({ keepAlive: true });
  const https = new HttpsAgent({ keepAlive: true });
  const send: Send = (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const options = { method, timeout: IDLE_MS, ...(headers && { headers }), ...(signal && { signal }) };
      const request = url.startsWith("https:")
        ? requestHttps(url, { ...options, agent: https })
        : requestHttp(url, { ...options, agent: http });
      request.on("timeout", () => request.destroy(new Error(`nothing moved for ${IDLE_MS / 1000} s`)));
      request.on("response", resolve);
      request.on("error", reject);
      if (body === undefined) request.end();
      else pipeline(body.chunks(), request, (error) => error && reject(error));
    });
  const close = () => {
    http.destroy();
    https.destroy();
  };
  return { put: putWith(send), download: downloadWith(send), exists: existsWith(send), close };
}

const putWith =
  (send: Send): ObjectClient["put"] =>
  async (url, body, { type, onlyIfAbsent = false, timeoutMs, signal }) => {
    const headers = { "content-type": type, "content-length": body.length, ...(onlyIfAbsent && { "if-none-match": "*" }) };
    await settle(await send(url, { method: "PUT", headers, body, signal: within(timeoutMs, signal) }));
  };

const downloadWith =
  (send: Send): ObjectClient["download"] =>
  async (url, path, maxBytes, signal) => {
    const response = await send(url, { method: "GET", signal });
    if (response.statusCode !== 200) await settle(response);
    const file = createWriteStream(path);
    await flow(response, stopAfter(maxBytes), file);
    return file.bytesWritten;
  };

const existsWith =
  (send: Send): ObjectClient["exists"] =>
  async (url, timeoutMs) => {
    const response = await send(url, { method: "GET", signal: AbortSignal.timeout(timeoutMs) });
    for await (const _ of response);
    return response.statusCode === 200;
  };

function within(timeoutMs: number | undefined, signal: AbortSignal | undefined): AbortSignal | undefined {
  if (timeoutMs === undefined) return signal;
  const limit = AbortSignal.timeout(timeoutMs);
  return signal === undefined ? limit : AbortSignal.any([limit, signal]);
}

/** Reads an answer to its end, so that its connection can be used again, and throws unless it is a good one. */
async function settle(response: IncomingMessage): Promise<void> {
  for await (const _ of response);
  const failure = failureOf(response.statusCode ?? 0);
  if (failure !== null) throw failure;
}
