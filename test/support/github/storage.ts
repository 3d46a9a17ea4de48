import type { IncomingMessage } from "node:http";
import { type FakeAnswer, refusal } from "./answer.ts";
import type { World } from "./world.ts";

/** The host that logs and artifacts lie on. It refuses a token, as the real one does: its addresses are signed. */
export function storageAnswer(world: World, { url = "/", headers }: IncomingMessage): FakeAnswer {
  if (headers.authorization !== undefined) return refusal(400, "Authentication information is not given in the correct format.");
  const [, kind, id] = /^\/(logs|artifacts)\/(\d+)$/.exec(new URL(url, "http://127.0.0.1").pathname) ?? [];
  const bytes = kind === "logs" ? world.logs.get(Number(id)) : world.zips.get(Number(id));
  if (bytes === undefined || bytes === null) return refusal(404, "The specified blob does not exist.");
  return { status: 200, bytes, headers: { "content-type": kind === "logs" ? "text/plain" : "application/zip" } };
}
