import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A server on loopback, with its address. Closing it breaks what is still open. */
export async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void, port = 0) {
  const server = createServer(answer);
  await new Promise<void>((listening, failed) => server.once("error", failed).listen(port, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}
