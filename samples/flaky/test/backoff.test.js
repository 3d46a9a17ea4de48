import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ceilingMs, waitMs } from "../src/backoff.js";
import { deliver } from "../src/courier.js";
import { diceFor } from "../src/dice.js";

const random = diceFor(process.env.JITTER_SEED);

describe("back-off", () => {
  it("has a ceiling that grows to a minute", () => {
    assert.equal(ceilingMs(1), 400);
    assert.equal(ceilingMs(2), 600);
    assert.equal(ceilingMs(30), 60_000);
  });

  it("never waits longer than the ceiling", () => {
    for (let attempt = 1; attempt <= 20; attempt++) assert.ok(waitMs(attempt, random) <= ceilingMs(attempt));
  });

  it("waits longer before every further try", async () => {
    const answers = [503, 503, 200];
    const { waits } = await deliver("ping", { post: async () => answers.shift(), sleep: async () => {}, random });
    const [first, second] = waits.map(Math.round);
    assert.ok(second > first, `the second wait (${second} ms) is not longer than the first (${first} ms)`);
  });
});
