import { describe, expect, test } from "vitest";
import { needsAttention, stateOf } from "../../../lambdas/domain/observer/state.ts";

describe("a run", () => {
  test.each([
    ["completed", "success", "passing"],
    ["completed", "failure", "failing"],
    ["completed", "timed_out", "failing"],
    ["completed", "neutral", "skipped"],
    ["completed", "skipped", "skipped"],
    ["completed", "cancelled", "cancelled"],
    ["completed", "stale", "cancelled"],
    ["completed", "startup_failure", "other"],
    ["completed", "action_required", "other"],
    ["completed", "a_word_of_tomorrow", "other"],
    ["completed", null, "other"],
    ["in_progress", null, "running"],
    ["queued", null, "queued"],
    ["requested", null, "queued"],
    ["waiting", null, "queued"],
    ["pending", null, "queued"],
    ["a_word_of_tomorrow", null, "other"],
    ["constructor", null, "other"],
  ])("that is %s with %s is shown as %s", (status, conclusion, state) => {
    expect(stateOf(status, conclusion)).toBe(state);
  });

  test("is shown by its status as long as it is not completed, whatever it concluded before", () => {
    expect(stateOf("in_progress", "success")).toBe("running");
  });
});

describe("attention", () => {
  test.each(["failing", "other"] as const)("is due to what is %s", (state) => {
    expect([needsAttention(state, true), needsAttention(state, false)]).toEqual([true, true]);
  });

  test.each(["running", "queued", "cancelled"] as const)("is due to what is %s only after a failure", (state) => {
    expect([needsAttention(state, true), needsAttention(state, false)]).toEqual([true, false]);
  });

  test.each(["passing", "skipped"] as const)("is not due to what is %s", (state) => {
    expect([needsAttention(state, true), needsAttention(state, false)]).toEqual([false, false]);
  });
});
