import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { listen } from "../../support/github/listen.ts";

type Seen = { readonly method: string; readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };

/** A real server on loopback for one test, with what it was asked. */
export async function aServer(answer: (request: Seen, response: ServerResponse) => unknown) {
  const requests: Seen[] = [];
  const { url, close } = await listen(async (request: IncomingMessage, response) => {
    const { method = "", url: path = "", headers } = request;
    const seen = { method, path, headers, body: await text(request) };
    requests.push(seen);
    answer(seen, response);
  });
  let isOpen = true;
  const closeOnce = async () => {
    if (isOpen) await close();
    isOpen = false;
  };
  onTestFinished(closeOnce);
  return { url, host: new URL(url).host, requests, close: closeOnce };
}
