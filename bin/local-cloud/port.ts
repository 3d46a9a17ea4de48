import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { Advice } from "../console/advice.ts";
import type { Home } from "../places.ts";
import { readRecord } from "./record.ts";

export const DEFAULT_PORT = 4600;

/** `BELLWETHER_PORT`; without it the port of the running system, then that of the kept data, then the default. */
export async function localPort(env: NodeJS.ProcessEnv, home: Home): Promise<number> {
  if (env.BELLWETHER_PORT) return parsePort(env.BELLWETHER_PORT);
  return (await readRecord(home))?.port ?? (await portOfState(home)) ?? DEFAULT_PORT;
}

export function parsePort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (port < 1 || port > 65_535)
    throw new Advice(`BELLWETHER_PORT is "${value}", which is no port`, "Set it to a number from 1024 to 65535");
  return port;
}

/** The kept data names its port in a file of its own, since addresses of queues carry it. */
export const statePortFile = (home: Home) => join(home.state, "port");

export async function portOfState(home: Home): Promise<number | null> {
  const text = await readFile(statePortFile(home), "utf8").catch(() => "");
  return text.trim() === "" ? null : parsePort(text.trim());
}

/** Whether any program listens on the port of the loopback interface. */
export function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.setTimeout(2_000, () => settle(true));
    socket.on("connect", () => settle(true));
    socket.on("error", () => settle(false));
    const settle = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
  });
}
