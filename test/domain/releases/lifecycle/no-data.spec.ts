import { describe, expect, it, test } from "vitest";
import { EnvironmentSettings } from "../../../../lambdas/contract/release-environment.ts";
import { dataCame } from "../../../../lambdas/domain/releases/lifecycle/no-data.ts";
import { aVerifying, second } from "../a-release.ts";

const settings = EnvironmentSettings.parse({ tickSeconds: 30 });
const silent = { good: 0, bad: 0, noData: 12, noDataInARow: 12, last: null };

describe("data that comes", () => {
  test.each([
    ["put off", second(5_000), second(1_030)],
    ["given up", null, second(1_030)],
  ])("has a look that was %s come a tick later", (_, nextTickAt, expected) => {
    const change = dataCame(aVerifying({ ticks: silent, nextTickAt }), "dev", second(1_000), settings);
    expect(change?.after).toMatchObject({ dueAt: expected, promotions: [{ nextTickAt: expected }] });
  });

  it("changes nothing where a look is soon anyway, so that many small portions are one look", () => {
    expect(dataCame(aVerifying({ ticks: silent, nextTickAt: second(1_010) }), "dev", second(1_000), settings)).toBeNull();
    expect(dataCame(aVerifying({ ticks: silent, nextTickAt: second(1_030) }), "dev", second(1_000), settings)).toBeNull();
  });

  it("changes nothing where nobody waits for it", () => {
    const waiting = { ticks: silent, nextTickAt: second(5_000) };
    expect(dataCame(aVerifying(waiting), "staging", second(1_000), settings)).toBeNull();
    expect(dataCame(aVerifying(waiting, { status: "awaiting_review" }), "dev", second(1_000), settings)).toBeNull();
    expect(dataCame(aVerifying({ nextTickAt: second(5_000) }), "dev", second(1_000), settings)).toBeNull();
  });
});
