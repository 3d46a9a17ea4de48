import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { observeAttempt } from "../../../lambdas/pipeline/observer/observe-attempt.ts";
import { readAttempt } from "../../../lambdas/pipeline/observer/read-attempt.ts";
import { attemptOf } from "../../../lambdas/sources/github/workflow-run.ts";
import { getAttempt } from "../../../lambdas/store/observed-attempts.ts";
import { getRun } from "../../../lambdas/store/runs.ts";
import { readWall } from "../../../lambdas/store/wall.ts";
import { aWorkflowRun } from "../../support/github/a-workflow-run.ts";
import type { WorkflowRun } from "../../support/github/payloads.ts";
import { anObserver } from "../../support/observer.ts";

const ID = 4_711;
const at = (minutes: number) => new Date(Date.parse("2026-11-02T09:00:00Z") + minutes * 60_000).toISOString().replace(".000Z", "Z");
const anEvent = (overrides: Partial<WorkflowRun> = {}): WorkflowRun => aWorkflowRun({ id: ID, created_at: at(0), ...overrides });

/** What GitHub tells of one attempt over its life; the second one begins days later. */
const lifeOf = (attempt: number, conclusion: string): WorkflowRun[] => {
  const start = attempt === 1 ? 0 : 3 * 24 * 60;
  const of = { run_attempt: attempt, run_started_at: at(start) };
  return [
    anEvent({ ...of, status: "queued", updated_at: at(start) }),
    anEvent({ ...of, status: "in_progress", updated_at: at(start + 1) }),
    anEvent({ ...of, status: "waiting", updated_at: at(start + 2) }),
    anEvent({ ...of, status: "in_progress", updated_at: at(start + 3) }),
    anEvent({ ...of, status: "completed", conclusion, updated_at: at(start + 5) }),
  ];
};

async function deliver(events: readonly WorkflowRun[]) {
  const { observer, ended, clock } = anObserver();
  for (const raw of events) {
    const attempt = attemptOf(raw);
    if ("problem" in attempt) throw new Error(attempt.problem);
    await observeAttempt(observer, attempt, raw, "main");
  }
  return { observer, ended, clock };
}

async function stateOf({ observer, ended }: Pick<Awaited<ReturnType<typeof deliver>>, "observer" | "ended">) {
  const { stores } = observer;
  for (const { message } of ended) await readAttempt(observer, message);
  const kept = await Promise.all([1, 2].map((attempt) => getAttempt(stores.runs, { repo: "octo/shop", externalId: String(ID), attempt })));
  const runs = await Promise.all(kept.map((one) => (one ? getRun(stores.runs, one.runId) : null)));
  const { tiles } = await readWall(stores.insights, 0);
  return {
    attempts: kept.map((one) => one && { ...one, revision: 0, payload: "" }),
    runs: runs.map((run) => run && { ...run, notes: [] }),
    tiles: tiles.map((tile) => ({ ...tile, revision: 0 })),
  };
}

describe("what GitHub tells of a run", () => {
  it("ends in the same state, in whatever order and however often it comes", async () => {
    const events = [...lifeOf(1, "failure"), ...lifeOf(2, "success")];
    const wanted = await stateOf(await deliver(events));
    expect(wanted.runs).toMatchObject([
      { status: "completed", conclusion: "failure", attempt: 1, rerunOf: null },
      { status: "completed", conclusion: "success", attempt: 2, rerunOf: wanted.runs[0]?.id },
    ]);

    const shuffled = fc
      .array(fc.constantFrom(...events), { maxLength: 6 })
      .chain((again) => fc.shuffledSubarray([...events, ...again], { minLength: events.length + again.length }));
    await fc.assert(
      fc.asyncProperty(shuffled, async (order) => {
        expect(await stateOf(await deliver(order))).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it("is a run of its own for each attempt, with the duration of that attempt though it was days later", async () => {
    const { runs } = await stateOf(await deliver([...lifeOf(1, "failure"), ...lifeOf(2, "success")]));

    expect(runs.map((run) => run?.durationSeconds)).toEqual([300, 300]);
    expect(runs.map((run) => run?.startedAt)).toEqual(["2026-11-02T09:00:00.000Z", "2026-11-05T09:00:00.000Z"]);
    expect(runs[0]).toMatchObject({
      source: "github",
      workflow: "ci.yml",
      externalId: "4711",
      actor: "octocat",
      event: "push",
      timeoutSeconds: 0,
    });
  });

  it("completes a run only when its end was read, so that metrics and incidents see it whole", async () => {
    const delivered = await deliver(lifeOf(1, "failure"));
    const [kept] = await Promise.all([
      getAttempt(delivered.observer.stores.runs, { repo: "octo/shop", externalId: String(ID), attempt: 1 }),
    ]);
    const before = await getRun(delivered.observer.stores.runs, kept?.runId ?? "");

    expect(before).toMatchObject({ status: "in_progress", conclusion: null, reason: expect.stringContaining("being read") });
    expect((await readWall(delivered.observer.stores.insights, 0)).tiles[0]?.runs[0]).toMatchObject({ conclusion: "failure" });
    expect(delivered.ended).toEqual([
      { message: { type: "attempt.ended", repo: "octo/shop", externalId: String(ID), attempt: 1, tries: 0 }, delaySeconds: 0 },
    ]);
  });

  it("is not over while it waits for approval, though GitHub calls it completed", async () => {
    const asked = anEvent({ status: "completed", conclusion: "action_required", updated_at: at(1) });
    const approved = anEvent({ status: "in_progress", conclusion: null, updated_at: at(2) });
    const { observer, ended } = await deliver([asked]);
    const kept = await getAttempt(observer.stores.runs, { repo: "octo/shop", externalId: String(ID), attempt: 1 });

    expect(await getRun(observer.stores.runs, kept?.runId ?? "")).toMatchObject({
      status: "waiting",
      reason: expect.stringContaining("approval"),
    });
    expect(ended).toEqual([]);
    const { runs } = await stateOf(
      await deliver([asked, approved, anEvent({ status: "completed", conclusion: "success", updated_at: at(9) })]),
    );
    expect(runs[0]).toMatchObject({ status: "completed", conclusion: "success" });
  });

  it("keeps words that Bellwether does not know", async () => {
    const { runs, tiles } = await stateOf(
      await deliver([anEvent({ status: "completed", conclusion: "eaten_by_a_grue", updated_at: at(5) })]),
    );

    expect(runs[0]).toMatchObject({ status: "completed", conclusion: "eaten_by_a_grue", failures: [] });
    expect(tiles[0]?.runs[0]).toMatchObject({ conclusion: "eaten_by_a_grue" });
  });

  it("queues an end once; again where it was lost on its way, and no more once it was read", async () => {
    const events = lifeOf(1, "success");
    const delivered = await deliver([...events, ...events.slice(-1)]);
    expect(delivered.ended).toHaveLength(1);
    const last = attemptOf(events.at(-1));
    if ("problem" in last) throw new Error(last.problem);
    const again = () => observeAttempt(delivered.observer, last, events.at(-1), "main");

    delivered.clock.now = "2026-11-02T18:30:00.000Z";
    expect(await again()).toBe("known");
    expect(delivered.ended).toHaveLength(2);
    await stateOf(delivered);
    delivered.clock.now = "2026-11-03T18:30:00.000Z";
    expect(await again()).toBe("known");
    expect(delivered.ended).toHaveLength(2);
  });

  it("is kept without GitHub's own words where those are larger than an item may be", async () => {
    const title = randomBytes(300_000).toString("hex");
    const { observer } = await deliver([anEvent({ display_title: title })]);
    const kept = await getAttempt(observer.stores.runs, { repo: "octo/shop", externalId: String(ID), attempt: 1 });

    expect(kept).toMatchObject({ payload: null, observed: { status: "in_progress" } });
  });
});
