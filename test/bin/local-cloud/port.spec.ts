import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, test } from "vitest";
import { DEFAULT_PORT, isTaken, localPort, parsePort, statePortFile } from "../../../bin/local-cloud/port.ts";
import { writeRecord } from "../../../bin/local-cloud/record.ts";
import { type Home, homeOf } from "../../../bin/places.ts";

let home: Home;
beforeEach(() => {
  home = homeOf({ BELLWETHER_HOME: mkdtempSync(join(tmpdir(), "port-")) });
  mkdirSync(home.state);
});
afterEach(() => rmSync(home.dir, { recursive: true, force: true }));

test.each(["", "abc", "0", "65536", "46.5", "-1", "4600 "])("refuses %j as a port", (value) => {
  expect(() => parsePort(value)).toThrow("which is no port");
});

it("is the default where nothing says otherwise", async () => {
  expect(await localPort({}, home)).toBe(DEFAULT_PORT);
});

it("is that of the kept data, so that a start without BELLWETHER_PORT finds it again", async () => {
  writeFileSync(statePortFile(home), "4711\n");
  expect(await localPort({}, home)).toBe(4711);
});

it("is that of the running system before that of the data, and BELLWETHER_PORT before all", async () => {
  writeFileSync(statePortFile(home), "4711\n");
  await writeRecord(home, { pid: 1, port: 4712, scratch: "/tmp/none", startedAt: "2026-11-21T10:00:00.000Z" });
  expect(await localPort({}, home)).toBe(4712);
  expect(await localPort({ BELLWETHER_PORT: "4713" }, home)).toBe(4713);
});

it("sees whether a port is taken", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  expect(await isTaken(port)).toBe(true);
  await new Promise((closed) => server.close(closed));
  expect(await isTaken(port)).toBe(false);
});
