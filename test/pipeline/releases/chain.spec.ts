import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ROLES, STEPS } from "../../../lambdas/contract/release.ts";
import type { Release } from "../../../lambdas/contract/release-record.ts";
import { archiveObject, stepOutputObject } from "../../../lambdas/store/object-keys.ts";
import { dies } from "../../support/dies.ts";
import { Releases } from "../../support/releases.ts";

let system: Releases;
beforeEach(() => {
  system = new Releases();
});

const made = async (one = system): Promise<Release> => {
  const { id } = await one.requested();
  await one.pass(600);
  return one.release(id);
};
const textOf = (key: string, one = system): string => one.data.objects.get(key)?.toString("utf8") ?? "nothing";
/** What a chain came to, without times and attempts. */
const essence = async (one: Releases, { id }: Release) => {
  const { status, chain, messages, gate, build } = await one.release(id);
  const { artifacts, timeline } = await one.detail(id);
  return {
    status,
    build,
    gate: gate && { ...gate, decidedAt: null },
    chain: chain.map(({ step, status, output }) => ({ step, status, output })),
    messages: messages.map(({ at: _, ...message }) => message),
    timeline: timeline.map(({ kind, by, text }) => [kind, by, text]),
    artifacts,
    events: new Set(one.decisions.map((decision) => decision.id)).size,
  };
};

describe("the chain", () => {
  it("runs its four steps in their order, each from the whole output of those before it", async () => {
    const { chain, status } = await made();

    expect(status).toBe("approved");
    expect(chain.map(({ step }) => step)).toEqual(STEPS);
    expect(chain.map(({ tag }) => tag)).toEqual(["JUS", "PBD", "DVE", "ASC"]);
    expect(chain.map(({ input }) => input)).toEqual([0, 1, 2, 3].map((count) => STEPS.slice(0, count)));
    for (const { status, attempts, output, queuedAt, endedAt } of chain) {
      expect({ status, attempts: attempts.length }).toEqual({ status: "done", attempts: 1 });
      expect([queuedAt, endedAt]).not.toContain(null);
      expect(output?.files).toBeGreaterThan(0);
    }
  });

  it("says who handed what to whom, with the roles' tags, from the one who asked to the gate", async () => {
    const { messages } = await made();
    const roles = STEPS.map((step) => `${ROLES[step].role} [${ROLES[step].tag}]`);

    expect(messages.map(({ phase }) => phase)).toEqual([...STEPS, "gate"]);
    expect(messages.map(({ sender }) => sender)).toEqual(["writer", ...roles]);
    expect(messages.map(({ receiver }) => receiver)).toEqual([...roles, "Readiness Gate [GATE]"]);
    expect(roles[1]).toBe("Pipeline Builder [PBD]");
  });

  it("hands on whole outputs: what a step made is read again to the last character", async () => {
    const { id, chain } = await made();
    for (const { step, output } of chain) {
      const { artifacts } = JSON.parse(textOf(stepOutputObject(id, step)));
      const characters = artifacts.reduce((sum: number, { content }: { content: string }) => sum + content.length, 0);
      expect({ files: artifacts.length, characters }).toEqual({ files: output?.files, characters: output?.characters });
      for (const { path, content } of artifacts) {
        const answer = await system.request("GET", `/releases/${id}/artifacts/${path}`);
        expect(await answer.text()).toBe(content);
      }
    }
  });

  it("tells of an attempt what had it run", async () => {
    const { chain, checkRuns } = await made();

    expect(chain.map(({ attempts }) => attempts[0]?.cause)).toEqual([
      "writer",
      ...STEPS.slice(0, 3).map((step) => expect.stringContaining(ROLES[step].tag)),
    ]);
    expect(checkRuns.map(({ attempts }) => attempts[0]?.cause)).toEqual(["Automation Scripter [ASC]"]);
  });

  it("makes byte-identical files and archives of the same context, at another time and by another token too", async () => {
    const one = await made();
    await system.pass(100_000);
    const other = await made();
    const hashes = async ({ id }: Release) => (await system.detail(id)).artifacts.map(({ path, sha256 }) => [path, sha256]);

    expect(await hashes(one)).toEqual(await hashes(other));
    const [first, second] = [one, other].map(({ id }) => system.data.objects.get(archiveObject(id, 1)));
    expect(first?.length).toBeGreaterThan(1_000);
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
  });
});

describe("a step that crashes", () => {
  it("comes to the same record wherever the process dies, and does nothing twice", async () => {
    const { id } = await system.requested();
    const effects = dies(system, -1);
    await system.pass(900);
    const expected = await essence(system, await system.release(id));
    const count = effects();
    expect(count).toBeGreaterThan(50);

    for (let nth = 1; nth <= count; nth += 1) {
      const other = new Releases();
      const { id } = await other.requested();
      dies(other, nth);
      await other.pass(900);
      expect(await essence(other, await other.release(id)), `died before effect ${nth}`).toEqual(expected);
      expect(other.thrown.length, `died before effect ${nth}`).toBeGreaterThan(0);
    }
  });

  it.each(["bucket", "table", "queue"] as const)("says why an attempt failed, and resumes, where the %s fails once", async (kind) => {
    const { id } = await system.requested();
    let left = 1;
    system.fault = (effect) => {
      const isRunning = effect === "queue" || JSON.stringify([...system.memory.items(system.stores.releases.name)]).includes('"running"');
      if (effect === kind && isRunning && left-- > 0) throw new Error(`the ${kind} is away`);
    };
    await system.pass(300);
    const release = await system.release(id);

    expect(release.status).toBe("approved");
    expect(system.thrown).toEqual([`the ${kind} is away`]);
    // A queue fails after the step is stored: only the message is missing then.
    const errors = release.chain.flatMap(({ attempts }) => attempts.map(({ error }) => error)).filter((error) => error !== null);
    expect(errors).toEqual(kind === "queue" ? [] : [`Error: the ${kind} is away`]);
  });

  it("fails the release after five failures, with the reason, and is not tried again", async () => {
    const { id } = await system.requested();
    system.fault = (effect) => {
      if (effect === "bucket") throw new Error("the bucket is gone");
    };
    await system.pass(300);
    await system.sweep();
    await system.pass(300);
    const { status, reason, chain, endedAt, dueAt } = await system.release(id);

    expect({ status, reason, dueAt }).toEqual({
      status: "failed",
      reason: "the step requirements was given up: Error: the bucket is gone",
      dueAt: null,
    });
    expect(endedAt).not.toBeNull();
    expect(chain[0]).toMatchObject({
      status: "failed",
      attempts: Array(5).fill(expect.objectContaining({ error: "Error: the bucket is gone" })),
    });
    expect(chain.slice(1).map(({ status }) => status)).toEqual(["waiting", "waiting", "waiting"]);
  });

  it("fails the release with the checks' reason, where those fail five times", async () => {
    const { id } = await system.requested();
    system.look = async () => {
      throw new Error("a validator broke");
    };
    for (let minutes = 0; minutes < 10; minutes++) {
      await system.pass(60);
      await system.sweep();
    }
    const { status, reason, checkRuns } = await system.release(id);

    expect({ status, reason }).toEqual({ status: "failed", reason: "checking was given up: Error: a validator broke" });
    expect(checkRuns[0]?.attempts.map(({ error }) => error)).toEqual(Array(5).fill("Error: a validator broke"));
    expect(system.decisions).toEqual([]);
  });

  it("is no failure where another delivery of its message began it meanwhile: that one goes on", async () => {
    const { id } = await system.requested();
    const [message] = system.waiting.splice(0);
    if (!message) throw new Error("no message");
    const attempts = async () => (await system.release(id)).chain[0]?.attempts ?? [];
    const { client } = system.context.data;
    let calls = 0;
    let isFirstOver = false;
    // The first one's files wait until the second has begun, and the second one's until the first has ended.
    const held = async () => {
      calls += 1;
      const isFirst = calls === 1;
      if (isFirst) await vi.waitUntil(async () => (await attempts()).length === 2);
      else if ((await attempts()).length === 2) await vi.waitUntil(() => isFirstOver);
      return client();
    };
    Object.assign(system.context, { data: { ...system.context.data, client: held } });
    const first = system.deliver(message).finally(() => {
      isFirstOver = true;
    });
    await vi.waitUntil(() => calls > 0);
    const second = system.deliver(message);

    await expect(first).rejects.toThrow("was changed at the same time");
    await second;
    expect((await attempts()).map(({ error }) => error)).toEqual(["it was cut off", null]);
  });

  it("is run by one of two deliveries that come at once", async () => {
    const { id } = await system.requested();
    const [message] = system.waiting;
    if (!message) throw new Error("no message");
    const both = await Promise.allSettled([system.deliver(message), system.deliver(message)]);
    await system.pass(300);
    const { status, chain } = await system.release(id);

    expect(both.map((one) => one.status)).toContain("fulfilled");
    expect(status).toBe("approved");
    expect(chain[0]?.attempts.map(({ error }) => error).filter((error) => error !== null && error !== "it was cut off")).toEqual([]);
  });
});

describe("messages", () => {
  it("end in the same record however they are doubled and reordered", async () => {
    const expected = await essence(system, await made());
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), async (numbers) => {
        const other = new Releases();
        const { id } = await other.requested();
        const old = [...other.waiting];
        const draw = () => numbers.next().value ?? 0;
        await other.settle(draw);
        // Every message once more, long after.
        other.waiting.push(...old);
        await other.pass(300, draw);
        expect(await essence(other, await other.release(id))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it.each(["steps", "checks"] as const)("of the queue %s that were lost are sent again by the sweeper", async (queue) => {
    system.lost = (message) => message.queue === queue;
    const { id } = await system.requested();
    await system.pass(60);
    system.lost = () => false;
    await system.sweep();
    expect((await system.release(id)).status).toBe("building");

    await system.pass(61);
    await system.sweep();
    await system.pass(10);
    const { status, chain, checkRuns } = await system.release(id);
    expect(status).toBe("approved");
    const attempts = queue === "steps" ? chain[0]?.attempts : checkRuns[0]?.attempts;
    expect(attempts?.map(({ cause }) => cause)).toEqual(["queued again: it was not done in time"]);
  });

  it("for a release that nobody knows end among the dead letters, after telling why", async () => {
    const releaseId = "01K9ZZZZZZZZZZZZZZZZZZZZZZ";
    system.send("steps", { type: "release.step", releaseId, step: "requirements", cause: "nobody", traceparent: "none" });
    await system.pass(300);

    expect(system.dead).toHaveLength(1);
    expect(system.thrown[0]).toBe(`no release has the id ${releaseId}`);
  });

  it("for a release that was cancelled do nothing", async () => {
    const { id } = await system.requested();
    await system.act(id, "cancel", { reason: "a mistake" });
    await system.pass(300);

    const { status, chain } = await system.release(id);
    expect({ status, attempts: chain.flatMap(({ attempts }) => attempts) }).toEqual({ status: "cancelled", attempts: [] });
    expect(system.thrown).toEqual([]);
  });
});
