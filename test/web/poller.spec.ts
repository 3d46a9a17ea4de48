import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPoller, MAX_DELAY_SECONDS, nextDelay } from "../../web/src/api/poller.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

describe("nextDelay", () => {
  it("doubles with each failure in a row, up to a minute", () => {
    expect([0, 1, 2, 3].map((failures) => nextDelay(3, failures))).toEqual([3, 6, 12, 24]);
    expect(nextDelay(3, 50)).toBe(MAX_DELAY_SECONDS);
  });

  it("never asks more often than it would without failures", () => {
    expect(nextDelay(300, 4)).toBe(300);
  });
});

describe("a poller", () => {
  it("asks at once and then after each interval", async () => {
    const ask = vi.fn(async () => true);
    createPoller(ask, 2).start();
    expect(ask).toHaveBeenCalledTimes(1);
    await seconds(2);
    await seconds(2);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it("never has two questions under way, and asks once more after the one that a refresh came upon", async () => {
    let answer = (_: boolean) => {};
    const ask = vi.fn(() => new Promise<boolean>((resolve) => (answer = resolve)));
    const poller = createPoller(ask, 5);
    poller.start();
    poller.refresh();
    poller.refresh();
    await seconds(60);
    expect(ask).toHaveBeenCalledTimes(1);
    answer(true);
    await seconds(0);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("waits longer while it fails, and as before once it went well", async () => {
    const ask = vi.fn(async () => ask.mock.calls.length > 2);
    createPoller(ask, 1).start();
    await seconds(1.5);
    expect(ask).toHaveBeenCalledTimes(1);
    await seconds(0.5);
    expect(ask).toHaveBeenCalledTimes(2);
    await seconds(4);
    expect(ask).toHaveBeenCalledTimes(3);
    await seconds(1);
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it("asks nothing while it is paused, and at once when it starts again", async () => {
    const ask = vi.fn(async () => true);
    const poller = createPoller(ask, 1);
    poller.start();
    await seconds(0);
    poller.pause();
    poller.refresh();
    await seconds(30);
    expect(ask).toHaveBeenCalledTimes(1);
    poller.start();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("asks once where there is no interval, and again only after a failure or when told to", async () => {
    const ask = vi.fn(async () => ask.mock.calls.length > 1);
    const poller = createPoller(ask, null);
    poller.start();
    await seconds(4);
    expect(ask).toHaveBeenCalledTimes(2);
    await seconds(600);
    expect(ask).toHaveBeenCalledTimes(2);
    poller.refresh();
    expect(ask).toHaveBeenCalledTimes(3);
  });
});
