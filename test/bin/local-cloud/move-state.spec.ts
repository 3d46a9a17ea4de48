import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { moveState, withPort } from "../../../bin/local-cloud/move-state.ts";
import { portOfState } from "../../../bin/local-cloud/port.ts";
import { serviceStates } from "../../../bin/local-cloud/settings.ts";
import { homeOf } from "../../../bin/places.ts";

const home = homeOf({ BELLWETHER_HOME: mkdtempSync(join(tmpdir(), "move-state-")) });
afterEach(() => rmSync(home.dir, { recursive: true, force: true }));

it("changes addresses of the emulator, and no other number", () => {
  expect(withPort('{"url":"http://127.0.0.1:4600/0/q","n":4600,"other":"127.0.0.1:46001","ip":"10.127.0.0.1:4600"}', 4600, 4700)).toBe(
    '{"url":"http://127.0.0.1:4700/0/q","n":4600,"other":"127.0.0.1:46001","ip":"10.127.0.0.1:4600"}',
  );
});

it("lets kept data be started on another port", async () => {
  mkdirSync(serviceStates(home), { recursive: true });
  const file = join(serviceStates(home), "lambda.json");
  writeFileSync(file, '{"RUNS_QUEUE_URL":"http://127.0.0.1:4600/0/runs"}');
  await moveState(home, 4600);
  expect(readFileSync(file, "utf8")).toContain(":4600/");
  await moveState(home, 4700);
  expect(readFileSync(file, "utf8")).toBe('{"RUNS_QUEUE_URL":"http://127.0.0.1:4700/0/runs"}');
  expect(await portOfState(home)).toBe(4700);
});
