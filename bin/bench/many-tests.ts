import { ulid } from "ulid";
import type { ExecutionResult } from "../../lambdas/contract/execution.ts";
import { DEFAULT_INCIDENT_POLICY } from "../../lambdas/contract/incident.ts";
import { newRun } from "../../lambdas/domain/runs/new-run.ts";
import { started } from "../../lambdas/domain/runs/start.ts";
import { countRun } from "../../lambdas/pipeline/count-run.ts";
import { recordResult } from "../../lambdas/pipeline/record-result.ts";
import { trackIncidents } from "../../lambdas/pipeline/track-incidents.ts";
import { reportObject, resultObject } from "../../lambdas/store/object-keys.ts";
import { putObject } from "../../lambdas/store/objects.ts";
import { createRun, getRun, replaceRun } from "../../lambdas/store/runs.ts";
import { ensureSlots, takeSlot } from "../../lambdas/store/slots.ts";
import { transact } from "../../lambdas/store/transact.ts";
import { countWriteUnits } from "./consumed.ts";
import { switchEventSources } from "./event-sources.ts";
import type { Measured } from "./measured.ts";
import { type BenchSystem, nextCommit } from "./system.ts";
import { registerSource } from "./upload.ts";

const REPO = "bench/many-tests";

function report(tests: number, failed: number): string {
  const cases = Array.from({ length: tests }, (_, index) => {
    const failure = index < failed ? `<failure type="AssertionError" message="expected ${index} to equal 1"/>` : "";
    return `<testcase classname="suite${index % 100}" name="test ${index}" time="0.01">${failure}</testcase>`;
  });
  return `<testsuite name="all" tests="${tests}" failures="${failed}">${cases.join("")}</testsuite>`;
}

/** A run from its request to its counters and incidents, worked on by the real code in this process; answers its write units. */
async function unitsOfRun(
  system: BenchSystem,
  sourceId: string,
  tests: number,
  failed: number,
): Promise<{ units: number; seconds: number }> {
  const { stores, data } = system;
  const now = () => new Date().toISOString();
  const counter = countWriteUnits(stores.runs);
  const context = { id: ulid(), queuedAt: now(), triggeredBy: "bench", timeoutSeconds: 60, sourceId };
  const queued = newRun({ repo: REPO, ref: "main", commit: nextCommit(), retries: 0 }, context);
  await createRun(stores.runs, queued);
  const running = started(queued, now());
  await ensureSlots(stores.registry);
  await transact(stores.runs, [takeSlot(stores.registry, running, now(), 4), replaceRun(stores.runs, queued, running)]);
  const xml = report(tests, failed);
  await putObject(data, reportObject(queued.id, 1, 0), xml, "application/xml");
  const conclusion = failed > 0 ? "failure" : "success";
  const step = {
    number: 1,
    name: "Test",
    command: "npm test",
    status: "completed" as const,
    signal: null,
    logBytes: 0,
    logTruncated: false,
  };
  const times = { startedAt: now(), completedAt: now(), durationSeconds: 0 };
  const result: ExecutionResult = {
    runId: queued.id,
    attempt: 1,
    conclusion,
    reason: null,
    configurationErrors: [],
    startedAt: times.startedAt,
    completedAt: times.completedAt,
    steps: [{ ...step, ...times, conclusion, exitCode: failed > 0 ? 1 : 0 }],
    reports: [{ step: 1, path: "report.xml", index: 0, bytes: xml.length }],
    warnings: [],
  };
  await putObject(data, resultObject(queued.id, 1), JSON.stringify(result), "application/json");
  const begun = performance.now();
  await recordResult({ stores, data, now, retryLater: async () => {} }, resultObject(queued.id, 1));
  const seconds = (performance.now() - begun) / 1000;
  const ended = await getRun(stores.runs, queued.id);
  if (!ended) throw new Error("the bench's run is gone");
  await countRun(stores.insights, ended);
  await trackIncidents(stores, DEFAULT_INCIDENT_POLICY, ended, new Date().toISOString());
  counter.stop();
  return { units: counter.units(), seconds };
}

/** Write units of runs with few and many tests: in proportion to failed and watched tests, not to all. */
export async function manyTests(system: BenchSystem): Promise<Measured[]> {
  const sourceId = await registerSource(system, REPO, { ".bellwether.json": '{"version":1,"steps":[{"name":"Test","run":"true"}]}' });
  await switchEventSources(false);
  const rows: Measured[] = [];
  for (const [tests, failed] of [
    [10, 0],
    [10_000, 0],
    [10, 3],
    [10_000, 3],
    [10_000, 30],
  ] as const) {
    const { units, seconds } = await unitsOfRun(system, sourceId, tests, failed);
    rows.push({
      what: `write units of a run with ${tests} tests, ${failed} failed; recording it took`,
      value: `${units} units, ${seconds.toFixed(2)} s`,
    });
  }
  return rows;
}
