import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readRecord, removeRecord, writeRecord } from "../../../bin/local-cloud/record.ts";
import { stopCloud } from "../../../bin/local-cloud/stop-cloud.ts";
import { type Home, homeOf } from "../../../bin/places.ts";

let home: Home;
beforeEach(() => {
  home = homeOf({ BELLWETHER_HOME: mkdtempSync(join(tmpdir(), "record-")) });
});
afterEach(() => rmSync(home.dir, { recursive: true, force: true }));

const record = (scratch: string) => ({ pid: process.pid, port: 4600, scratch, startedAt: "2026-11-21T10:00:00.000Z" });

it("is none where the file is damaged, so that no process is signalled by it", async () => {
  writeFileSync(home.record, '{"pid": -1, "port": 4600}');
  expect(await readRecord(home)).toBeNull();
});

it("takes the temporary files with it, but nothing that is not the local cloud's", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "bellwether-"));
  await writeRecord(home, record(scratch));
  await removeRecord(home);
  expect(existsSync(scratch)).toBe(false);
  const foreign = mkdtempSync(join(tmpdir(), "foreign-"));
  await writeRecord(home, record(foreign));
  await removeRecord(home);
  expect(existsSync(foreign)).toBe(true);
  rmSync(foreign, { recursive: true });
});

it("never lets stop signal a process that is not the local cloud: here, this one", async () => {
  await writeRecord(home, record(join(tmpdir(), "bellwether-none")));
  expect(await stopCloud(home)).toBe("not running");
  expect(await readRecord(home)).toBeNull();
});
