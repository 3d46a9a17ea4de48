import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

export type StoredObject = { readonly body: Buffer; readonly type: string | undefined };
export type Put = { readonly key: string; readonly at: number; readonly body: Buffer };

type Fault = { readonly method: string; readonly key: string; readonly status: number; times: number };

/** As much of S3 as presigned URLs reach: PUT with a length, `If-None-Match: *`, GET. Listens on loopback. */
export class FakeS3 {
  readonly objects = new Map<string, StoredObject>();
  /** Every PUT that was stored, in order. */
  readonly puts: Put[] = [];
  readonly gets: string[] = [];
  readonly #faults: Fault[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  async start(): Promise<this> {
    await new Promise<void>((listening) => this.#server.listen(0, "127.0.0.1", listening));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  /** A URL with a query that looks signed, so that a leak of it can be seen. */
  url(key: string): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("not started");
    return `http://127.0.0.1:${address.port}/bucket/${key}?X-Amz-Signature=secret`;
  }

  put(key: string, body: string | Buffer): void {
    this.objects.set(key, { body: Buffer.from(body), type: undefined });
  }

  text(key: string): string {
    const object = this.objects.get(key);
    if (object === undefined) throw new Error(`no object ${key}; there are ${[...this.objects.keys()].join(", ")}`);
    return object.body.toString();
  }

  json(key: string): unknown {
    return JSON.parse(this.text(key));
  }

  /** Answer the next `times` requests of this kind with `status`; 0 breaks the connection. */
  fail(method: "GET" | "PUT", key: string, status: number, times = 1): void {
    this.#faults.push({ method, key, status, times });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", headers } = request;
    const key = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname.replace(/^\/bucket\//, ""));
    const body = await buffer(request).catch(() => null);
    if (body === null) return;
    const fault = this.#faults.find((one) => one.method === method && one.key === key && one.times > 0);
    if (fault !== undefined) {
      fault.times--;
      if (fault.status === 0) request.socket.destroy();
      else response.writeHead(fault.status).end("<Error/>");
    } else if (method === "PUT") this.#store(key, body, headers, response);
    else this.#serve(key, response);
  }

  #store(key: string, body: Buffer, headers: IncomingMessage["headers"], response: ServerResponse): void {
    if (headers["content-length"] === undefined) return void response.writeHead(411).end("<Error/>");
    if (headers["if-none-match"] === "*" && this.objects.has(key)) return void response.writeHead(412).end("<Error/>");
    this.objects.set(key, { body, type: headers["content-type"] });
    this.puts.push({ key, at: Date.now(), body });
    response.writeHead(200).end();
  }

  #serve(key: string, response: ServerResponse): void {
    this.gets.push(key);
    const object = this.objects.get(key);
    if (object === undefined) response.writeHead(404).end("<Error/>");
    else response.writeHead(200, { "content-length": object.body.length }).end(object.body);
  }
}
