import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deliver } from "../src/courier.js";

const sleep = async () => {};
const answering = (...statuses) => async () => statuses.shift();

describe("courier", () => {
  it("delivers at the first try where it can", async () => {
    assert.deepEqual(await deliver("ping", { post: answering(204), sleep }), { delivered: true, waits: [] });
  });

  it("comes back after an outage", async () => {
    const { delivered, waits } = await deliver("ping", { post: answering(502, 503, 200), sleep });
    assert.equal(delivered, true);
    assert.equal(waits.length, 2);
  });

  it("respects a receiver that is busy", async () => {
    assert.equal((await deliver("ping", { post: answering(429, 200), sleep })).delivered, true);
  });

  it("takes a refusal for an answer", async () => {
    assert.deepEqual(await deliver("ping", { post: answering(410), sleep }), { delivered: false, waits: [] });
  });

  it("gives up in the end", async () => {
    const { delivered, waits } = await deliver("ping", { post: async () => 500, sleep, tries: 3 });
    assert.equal(delivered, false);
    assert.equal(waits.length, 2);
  });
});
