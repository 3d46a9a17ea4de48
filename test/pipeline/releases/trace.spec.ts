import { beforeEach, describe, expect, it } from "vitest";
import type { Span } from "../../../lambdas/contract/release-view.ts";
import { goodChecks, Releases } from "../../support/releases.ts";

const PARENT = { traceId: "4bf92f3577b34da6a3ce929d0e0e4736", spanId: "00f067aa0ba902b7" };
let system: Releases;
beforeEach(async () => {
  system = new Releases();
  await system.given();
});

const spansOf = async (id: string): Promise<Span[]> => (await system.detail(id)).trace.spans;
const otlpOf = async (id: string) => {
  const body = await (await system.request("GET", `/releases/${id}/trace`, undefined, "reader")).json();
  return { resource: body.resourceSpans[0].resource, spans: body.resourceSpans[0].scopeSpans[0].spans };
};
const kinds = (spans: readonly Span[]) => spans.map(({ kind }) => kind);

describe("a release's trace", () => {
  it("has a span of every step, gate, promotion, review and rollback, each below what it is part of", async () => {
    await system.brought("completed", { version: "2.0.0" });
    const { id } = await system.brought("completed");
    await system.act(id, "rollback", { reason: "orders get lost" }, "reviewer");
    await system.pass(60);
    const spans = await spansOf(id);
    const [root] = spans;
    const byId = new Map(spans.map((span) => [span.spanId, span]));

    const promotion = ["promotion", "deployment", "verification"];
    expect(kinds(spans)).toEqual([
      "release",
      "step",
      "step",
      "step",
      "step",
      "gate",
      "review",
      ...promotion,
      ...promotion,
      ...promotion,
      "rollback",
      "deployment",
    ]);
    expect(byId.size).toBe(spans.length);
    for (const span of spans.slice(1)) {
      const parent = byId.get(span.parentSpanId ?? "");
      expect(parent?.kind).toBe(
        { deployment: parent?.kind === "rollback" ? "rollback" : "promotion", verification: "promotion" }[String(span.kind)] ?? "release",
      );
      expect(span.startedAt >= (root?.startedAt ?? "~")).toBe(true);
      expect(span.endedAt !== null && span.endedAt >= span.startedAt, span.name).toBe(true);
    }
    expect(root).toMatchObject({ parentSpanId: null, status: "error", cause: "requested by writer" });
  });

  it("has a span of each attempt, with its error and cause", async () => {
    let left = 1;
    system.fault = (effect) => {
      if (effect === "bucket" && left-- > 0) throw new Error("the bucket is away");
    };
    const { id } = await system.requested();
    await system.pass(60);
    const steps = (await spansOf(id)).filter(({ name }) => name.startsWith("requirements"));

    expect(steps.map(({ attempt, status, detail }) => ({ attempt, status, detail }))).toEqual([
      { attempt: 1, status: "error", detail: "Error: the bucket is away" },
      { attempt: 2, status: "ok", detail: null },
    ]);
  });

  it("has a gate of each build, red where it blocked", async () => {
    system.look = async (files) => (files.get("Dockerfile") === "good\n" ? goodChecks() : []);
    const { id } = await system.requested();
    await system.settle();
    await system.request("PUT", `/releases/${id}/artifacts/Dockerfile`, "good\n");
    await system.settle();

    expect((await spansOf(id)).filter(({ kind }) => kind === "gate").map(({ name, status, detail }) => [name, status, detail])).toEqual([
      ["gate of build 1", "error", "BLOCKED"],
      ["gate of build 2", "ok", "APPROVED"],
    ]);
  });

  it("is part of the trace of whoever asked", async () => {
    const { id } = await system.requested({}, { traceparent: `00-${PARENT.traceId}-${PARENT.spanId}-01` });
    const { trace } = await system.detail(id);

    expect(trace.traceId).toBe(PARENT.traceId);
    expect(trace.spans[0]?.parentSpanId).toBe(PARENT.spanId);
    expect((await otlpOf(id)).spans[0]).toMatchObject({ traceId: PARENT.traceId, parentSpanId: PARENT.spanId });
  });

  it("is an own one where the header is no traceparent", async () => {
    const { traceId, parentSpanId } = await system.requested({}, { traceparent: "none" });
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(parentSpanId).toBeNull();
  });

  it("is carried by the messages of the chain", async () => {
    const { traceId } = await system.requested();
    const [message] = system.waiting;
    expect(message?.body).toMatchObject({ traceparent: expect.stringMatching(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`)) });
  });

  it("is open only in what goes on", async () => {
    const { id } = await system.brought("awaiting_review");
    const open = async () => (await spansOf(id)).filter(({ endedAt }) => endedAt === null).map(({ kind }) => kind);
    expect(await open()).toEqual(["release", "review"]);
    await system.act(id, "cancel");
    expect(await open()).toEqual([]);
  });

  it("ends with a halted release that is cancelled", async () => {
    system.outside.health = () => "silent";
    const { id } = await system.brought("halted");
    await system.act(id, "cancel");
    expect((await spansOf(id)).filter(({ endedAt }) => endedAt === null)).toEqual([]);
  });
});

describe("the trace as OTLP", () => {
  it("has hexadecimal ids, times as decimal strings of nanoseconds, and enum numbers", async () => {
    const { id, context } = await system.brought("completed");
    const { resource, spans } = await otlpOf(id);

    expect(resource.attributes).toContainEqual({ key: "service.name", value: { stringValue: "bellwether" } });
    expect(resource.attributes).toContainEqual({ key: "bellwether.service", value: { stringValue: context.service } });
    expect(spans).toHaveLength((await spansOf(id)).length);
    for (const span of spans) {
      expect(span.traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
      for (const time of [span.startTimeUnixNano, span.endTimeUnixNano]) expect(time).toMatch(/^\d{19}$/);
      expect(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano)).toBe(true);
      expect(span.kind).toBe(1);
      expect([0, 1, 2]).toContain(span.status.code);
    }
    expect(spans[0].startTimeUnixNano).toBe(`${Date.parse((await system.release(id)).requestedAt)}000000`);
    expect(spans[0].status).toMatchObject({ code: 1 });
  });

  it("has attempts as integers in strings, and marks what goes on", async () => {
    const { id } = await system.requested();
    const { spans } = await otlpOf(id);
    expect(spans[0].attributes).toContainEqual({ key: "bellwether.attempt", value: { intValue: "1" } });
    expect(spans[0].attributes).toContainEqual({ key: "bellwether.open", value: { boolValue: true } });
    expect("parentSpanId" in spans[0]).toBe(false);
  });
});
