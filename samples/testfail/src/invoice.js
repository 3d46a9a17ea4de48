import { roundToCents, vatOf } from "./vat.js";

const DAY_MS = 24 * 60 * 60 * 1000;

/** An invoice over these positions, due `days` after it was issued. */
export function issueInvoice({ number, issuedOn, days = 14, positions }) {
  if (positions.length === 0) throw new Error(`invoice ${number} has no positions`);
  const net = roundToCents(positions.reduce((sum, { euros, quantity = 1 }) => sum + euros * quantity, 0));
  const vat = roundToCents(positions.reduce((sum, { euros, quantity = 1, vatPercent }) => sum + vatOf(euros * quantity, vatPercent), 0));
  const dueOn = new Date(Date.parse(issuedOn) + days * DAY_MS).toISOString().slice(0, 10);
  return { number, issuedOn, dueOn, net, vat, total: roundToCents(net + vat) };
}
