import type { IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { DeployRequest } from "../../../lambdas/contract/deploy-request.ts";
import { verify } from "../../../lambdas/sources/deployer/signature.ts";
import { listen } from "../github/listen.ts";
import { ask } from "./http.ts";

const TAKES_MS = 300;

export type Received = { readonly request: DeployRequest; readonly headers: IncomingHttpHeaders };
export type Deployer = {
  readonly url: string;
  /** The signing secret of each environment that it serves. */
  readonly secrets: Map<string, string>;
  /** What was signed well, in order. */
  readonly received: readonly Received[];
  /** Signed wrongly, or not at all. */
  readonly forged: readonly string[];
  /** Refuses from now on, for this reason. */
  readonly refuse: (reason: string) => void;
  readonly close: () => Promise<void>;
};

/** Somebody's deployer on loopback: it looks at the signature, answers 202, and tells the end a moment later. */
export async function aDeployer(): Promise<Deployer> {
  const secrets = new Map<string, string>();
  const received: Received[] = [];
  const forged: string[] = [];
  const working: Promise<unknown>[] = [];
  let refusal: string | null = null;
  const { url, close } = await listen(async (asked, response) => {
    const body = await text(asked);
    const request = DeployRequest.parse(JSON.parse(body));
    const signature = String(asked.headers["bellwether-signature"] ?? "");
    if (!verify(secrets.get(request.environment) ?? "", body, signature, new Date().toISOString())) {
      forged.push(body);
      return response.writeHead(401).end();
    }
    received.push({ request, headers: asked.headers });
    if (refusal !== null) return response.writeHead(422, { "content-type": "application/json" }).end(JSON.stringify({ detail: refusal }));
    working.push(finish(request));
    return response.writeHead(202).end();
  });
  const refuse = (reason: string) => {
    refusal = reason;
  };
  const stop = async () => {
    await Promise.allSettled(working);
    await close();
  };
  return { url, secrets, received, forged, refuse, close: stop };
}

async function finish({ callback }: DeployRequest): Promise<void> {
  await sleep(TAKES_MS);
  await ask(callback.path, { method: callback.method, body: { status: "success" } });
}
