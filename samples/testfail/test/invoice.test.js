import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { issueInvoice } from "../src/invoice.js";
import { reminderFor } from "../src/reminders.js";

const positions = [
  { euros: 120, vatPercent: 19 },
  { euros: 12.5, quantity: 4, vatPercent: 7 },
];

describe("invoice", () => {
  it("adds up its positions", () => {
    const { net, vat, total } = issueInvoice({ number: "R-1001", issuedOn: "2026-03-02", positions });
    assert.deepEqual({ net, vat, total }, { net: 170, vat: 26.3, total: 196.3 });
  });

  it("is due after two weeks unless something else was agreed", () => {
    assert.equal(issueInvoice({ number: "R-1", issuedOn: "2026-02-20", positions }).dueOn, "2026-03-06");
    assert.equal(issueInvoice({ number: "R-2", issuedOn: "2026-02-20", days: 30, positions }).dueOn, "2026-03-22");
  });

  it("needs a position", () => assert.throws(() => issueInvoice({ number: "R-3", issuedOn: "2026-02-20", positions: [] }), /no positions/));
});

describe("reminders", () => {
  it("leave people three days", () => assert.equal(reminderFor({ dueOn: "2026-03-06" }, "2026-03-08"), null));

  it("become firmer with time", () => {
    assert.equal(reminderFor({ dueOn: "2026-03-06" }, "2026-03-10"), "first");
    assert.equal(reminderFor({ dueOn: "2026-03-06" }, "2026-03-25"), "second");
    assert.equal(reminderFor({ dueOn: "2026-03-06" }, "2026-05-01"), "final");
  });
});
