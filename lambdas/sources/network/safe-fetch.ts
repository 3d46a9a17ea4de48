import { lookup as lookUp } from "node:dns/promises";
import * as http from "node:http";
import * as https from "node:https";
import type { LookupFunction } from "node:net";
import { guardedLookup, type Resolve } from "./guarded-lookup.ts";
import { problemOfUrl } from "./problem-of-url.ts";
import { unreachable } from "./unreachable.ts";
import { UnreachableError } from "./unreachable-error.ts";

export type Outgoing = { readonly method?: "GET" | "POST"; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };
export type Answer = { readonly status: number; readonly text: string };
/** Throws an `UnreachableError`; whatever was answered, whole and in time, is an answer. */
export type SafeFetch = (url: string, outgoing?: Outgoing) => Promise<Answer>;

type Limits = { readonly timeoutMs?: number; readonly maxBytes?: number; readonly resolve?: Resolve };

const allAddresses: Resolve = (host) => lookUp(host, { all: true });

/**
 * Asks URLs that users gave, none of which leads into the cloud's own network (SSRF). No redirect is followed: its target would be another
 * such URL. No connection is kept, so none that somebody else opened is used. One time limit holds for name, connection and body.
 */
export function safeFetch(target: string, { timeoutMs = 10_000, maxBytes = 2 ** 20, resolve = allAddresses }: Limits = {}): SafeFetch {
  const lookup = guardedLookup(target, resolve);
  return async (text, outgoing = {}) => {
    const problem = problemOfUrl(text, target);
    if (problem !== null) throw new UnreachableError("refused", `The URL cannot be used: ${problem}`);
    const url = new URL(text);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await send(url, outgoing, lookup, signal);
      return { status: response.statusCode ?? 0, text: await textOf(response, maxBytes) };
    } catch (error) {
      throw unreachable(error, url.host, signal.aborted ? timeoutMs : null);
    }
  };
}

const send = (url: URL, { method = "GET", headers, body }: Outgoing, lookup: LookupFunction, signal: AbortSignal) =>
  new Promise<http.IncomingMessage>((answered, failed) => {
    const { request } = url.protocol === "https:" ? https : http;
    const plain = { "user-agent": "bellwether", "accept-encoding": "identity" };
    const sent = request(url, { method, headers: { ...plain, ...headers }, lookup, signal, agent: false });
    sent.once("response", answered).on("error", failed);
    // A switch of protocols ends the connection with neither a response nor an error.
    sent.once("close", () => failed(new Error("the connection was closed without an answer")));
    sent.end(body);
  });

async function textOf(response: http.IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new UnreachableError("too_large", `The answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
