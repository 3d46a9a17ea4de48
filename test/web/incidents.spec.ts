import { expect, it } from "vitest";
import { impactLine } from "../../web/src/views/incidents/impact-line.ts";
import { anIncident } from "./support/factories.ts";

it("says what an incident of failed runs cost", () => {
  expect(impactLine(anIncident().impact)).toBe("3 runs in samples/testfail, 1 test, 24 s of machine time");
});

it("says nothing of runs where a rollback opened the incident", () => {
  expect(impactLine({ runs: 0, repos: [], tests: [], minutes: 0 })).toBeNull();
});
