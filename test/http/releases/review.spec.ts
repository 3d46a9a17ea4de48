import { beforeEach, describe, expect, it } from "vitest";
import { Problem } from "../../../lambdas/contract/problem.ts";
import type { Release } from "../../../lambdas/contract/release-record.ts";
import { aReleaseRequest } from "../../domain/releases/context/a-release-request.ts";
import { Releases } from "../../support/releases.ts";

let system: Releases;
let release: Release;
beforeEach(async () => {
  system = new Releases();
  await system.given({ reviewSeconds: 3_600 });
  release = await system.brought("awaiting_review");
});

const approve = (body: object, who = "reviewer") => system.act(release.id, "approve", body, who);
const reject = (body: object, who = "reviewer") => system.act(release.id, "reject", body, who);
const stored = () => system.release(release.id);
async function refused(response: Response, status: number): Promise<Problem> {
  expect(response.status).toBe(status);
  return Problem.parse(await response.json());
}

describe("a review", () => {
  it("is passed by a token that neither created nor promoted the release, with a reason that all can read", async () => {
    expect((await approve({ reason: "the change is small" })).status).toBe(200);
    const { review, promotions, timeline } = await system.detail(release.id);

    expect(review).toMatchObject({
      decision: "approved",
      by: "reviewer",
      reason: "the change is small",
      at: system.now(),
      breakGlass: false,
    });
    expect(promotions.at(-1)).toMatchObject({ environment: "production", startedBy: "reviewer", cause: "approved by reviewer" });
    expect(timeline).toContainEqual({
      at: system.now(),
      kind: "review",
      by: "reviewer",
      text: "approved by reviewer: the change is small",
    });
  });

  it("is not passed by the token that created the release", async () => {
    expect(await refused(await approve({ reason: "trust me" }, "writer"), 403)).toMatchObject({ code: "self_approval" });
    expect((await stored()).status).toBe("awaiting_review");
  });

  it("is not passed by the token that promoted what another created", async () => {
    const other = await system.requested({ service: "other" });
    await system.settle();
    await system.act(other.id, "promote", {}, "reviewer");
    await system.pass(900);
    release = await system.release(other.id);
    expect(release.status).toBe("awaiting_review");

    expect(await refused(await approve({ reason: "I promoted it" }, "reviewer"), 403)).toMatchObject({ code: "self_approval" });
    expect((await approve({ reason: "seen" }, "admin")).status).toBe(200);
  });

  it("is not passed by the token that promoted straight into it, as a release of one environment is", async () => {
    release = await system.requested({ service: "other", environments: ["production"] });
    await system.settle();
    await system.act(release.id, "promote", {}, "reviewer");
    expect((await stored()).status).toBe("awaiting_review");

    expect(await refused(await approve({ reason: "I promoted it" }, "reviewer"), 403)).toMatchObject({ code: "self_approval" });
  });

  it("is not passed by the token that had a halted verification begin anew", async () => {
    system.outside.health = () => "silent";
    const { id } = await system.brought("halted", { service: "other" });
    system.outside.health = () => "good";
    await system.act(id, "promote", {}, "reviewer");
    await system.pass(900);
    release = await system.release(id);

    expect(await refused(await approve({ reason: "I resumed it" }, "reviewer"), 403)).toMatchObject({ code: "self_approval" });
  });

  it.each([
    ["no reason", {}, "reason"],
    ["an empty reason", { reason: "  " }, "reason"],
    ["a reason of 1001 characters", { reason: "x".repeat(1_001) }, "reason"],
    ["a field that nobody knows", { reason: "fine", force: true }, "force"],
    ["a broken glass that is no boolean", { reason: "fine", breakGlass: "yes" }, "breakGlass"],
  ])("refuses %s, naming the field", async (_, body, field) => {
    expect(await refused(await approve(body), 400)).toMatchObject({ code: "validation_failed", errors: [{ field }] });
    expect((await stored()).status).toBe("awaiting_review");
  });

  it("may be refused, by the release's own author too: that harms nobody", async () => {
    expect(await refused(await reject({}), 400)).toMatchObject({ errors: [{ field: "reason" }] });
    expect((await reject({ reason: "not on a Friday" }, "writer")).status).toBe(200);

    expect(await stored()).toMatchObject({
      status: "rejected",
      review: { decision: "rejected", by: "writer", reason: "not on a Friday" },
      dueAt: null,
    });
  });

  it("is decided once where two approve at the same time: one wins, the other is told", async () => {
    const answers = await Promise.all([approve({ reason: "one" }), approve({ reason: "two" }, "admin")]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);

    expect(await refused(lost ?? new Response(), 409)).toMatchObject({ code: "changed_meanwhile" });
    const { promotions } = await stored();
    expect(promotions.filter(({ environment }) => environment === "production")).toHaveLength(1);
  });

  it("is decided once where somebody approves and somebody rejects at the same time", async () => {
    const answers = await Promise.all([approve({ reason: "yes" }), reject({ reason: "no" }, "admin")]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it("is not decided twice one after the other either", async () => {
    await approve({ reason: "yes" });
    expect(await refused(await approve({ reason: "yes" }), 409)).toMatchObject({ code: "release_state", legal: ["rollback"] });
    expect(await refused(await reject({ reason: "no" }), 409)).toMatchObject({ code: "release_state" });
  });

  it("is over at its deadline, before the sweeper notes it and after", async () => {
    await system.pass(3_601);
    expect(await refused(await approve({ reason: "late" }), 409)).toMatchObject({ code: "review_expired" });
    expect(await refused(await reject({ reason: "late" }), 409)).toMatchObject({ code: "review_expired" });
    expect((await stored()).status).toBe("awaiting_review");

    await system.sweep();
    expect(await stored()).toMatchObject({ status: "expired", review: { decision: "expired", by: null }, dueAt: null });
    expect(await refused(await approve({ reason: "late" }), 409)).toMatchObject({ code: "release_state", legal: ["rollback"] });
  });

  it("waits where production is taken by another release of the service", async () => {
    await approve({ reason: "fine" });
    const first = release.id;
    await system.pass(30);
    system.outside.health = (environment) => (environment === "production" ? "silent" : "good");
    release = await system.brought("awaiting_review", { version: "2.2.0" });

    expect(await refused(await approve({ reason: "fine" }), 409)).toMatchObject({
      code: "environment_occupied",
      detail: expect.stringContaining(first),
    });
    expect((await stored()).status).toBe("awaiting_review");
  });
});

describe("breaking the glass", () => {
  const broken = { reason: "production is down, nobody else is awake", breakGlass: true };

  it("takes an admin token", async () => {
    expect(await refused(await approve(broken, "writer"), 403)).toMatchObject({ code: "forbidden" });
    expect((await stored()).status).toBe("awaiting_review");
  });

  it("lets an admin approve an own release, and is told in record, list and timeline for ever", async () => {
    const own = await system.request("POST", "/releases", { ...aReleaseRequest(), service: "own" }, "admin");
    release = { ...release, id: (await own.json()).id };
    await system.settle();
    await system.act(release.id, "promote", {}, "admin");
    await system.pass(900);
    expect(await refused(await approve({ reason: "mine" }, "admin"), 403)).toMatchObject({ code: "self_approval" });

    expect((await approve(broken, "admin")).status).toBe(200);
    await system.pass(900);
    const { status, review, timeline, trace } = await system.detail(release.id);
    expect(status).toBe("completed");
    expect(review).toMatchObject({ breakGlass: true, by: "admin", reason: broken.reason });
    expect(timeline).toContainEqual(
      expect.objectContaining({ kind: "break_glass", by: "admin", text: `admin broke the glass and approved alone: ${broken.reason}` }),
    );
    expect(trace.spans.map(({ name }) => name)).toContain("review before production (glass broken)");
    const rows = (await (await system.request("GET", "/releases?service=own")).json()).items;
    expect(rows).toMatchObject([{ breakGlass: true }]);
  });

  it("is of no use after the deadline", async () => {
    await system.pass(3_601);
    expect(await refused(await approve(broken, "admin"), 409)).toMatchObject({ code: "review_expired" });
  });

  it("is not noted where nobody broke it", async () => {
    await approve({ reason: "fine" });
    const rows = (await (await system.request("GET", "/releases")).json()).items;
    expect(rows).toMatchObject([{ breakGlass: false }]);
  });
});

describe("what happened since the gate decided", () => {
  /** A version that is rolled back opens an incident of the service. */
  const rolledBack = async () => {
    await approve({ reason: "fine" });
    await system.pass(1_200);
    const bad = await system.brought("completed", { version: "2.2.0" });
    release = await system.brought("awaiting_review", { version: "2.3.0" });
    const waiting = await system.requested({ version: "2.4.0" });
    await system.act(bad.id, "rollback", { reason: "orders get lost" }, "reviewer");
    await system.pass(60);
    return waiting;
  };

  it("speaks against promoting and approving while an incident of the service is open", async () => {
    const waiting = await rolledBack();

    expect(await refused(await system.act(waiting.id, "promote", {}), 409)).toMatchObject({
      code: "evidence_against",
      detail: expect.stringContaining("rolled back in production"),
    });
    expect(await refused(await approve({ reason: "fine" }), 409)).toMatchObject({ code: "evidence_against" });
    expect((await stored()).status).toBe("awaiting_review");
  });

  it("is overruled only by breaking the glass, or by somebody who works on it", async () => {
    const waiting = await rolledBack();
    const { items } = await (await system.request("GET", "/incidents")).json();
    expect((await approve({ reason: "it mends it", breakGlass: true }, "admin")).status).toBe(200);
    await system.request("PATCH", `/incidents/${items[0].id}`, { status: "mitigating" });

    expect((await system.act(waiting.id, "promote", {})).status).toBe(200);
  });
});
