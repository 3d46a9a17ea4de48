import { describe, expect, test } from "vitest";
import { delayUntil } from "../../../lambdas/domain/generator/delay.ts";

const NOW = "2026-11-21T12:00:00.000Z";

describe("holding a message back", () => {
  test.each([
    ["what is due", "2026-11-21T12:00:00.000Z", 0],
    ["what is overdue", "2026-11-21T11:00:00.000Z", 0],
    ["a part of a second", "2026-11-21T12:00:00.001Z", 1],
    ["as long as SQS can", "2026-11-21T12:15:00.000Z", 900],
    ["longer than SQS can: one hop of it", "2026-11-21T12:15:00.001Z", 900],
  ])("%s", (_, at, seconds) => {
    expect(delayUntil(at, NOW)).toBe(seconds);
  });
});
