import { expect, it, test } from "vitest";
import { DORA_KEYS, doraRatio, doraValue } from "../../web/src/views/deployments/dora-words.ts";
import { aDoraKey } from "./support/deployment-factories.ts";

test.each<[number, "seconds" | "per_day" | "percent", string]>([
  [0, "seconds", "0 s"],
  [187_000, "seconds", "2 d 3 h"],
  [95, "seconds", "1 min 35 s"],
  [0, "per_day", "0 per day"],
  [0.001, "per_day", "< 0.01 per day"],
  [0.14, "per_day", "0.14 per day"],
  [2.8667, "per_day", "2.9 per day"],
  [1234.5, "per_day", "1\u202f235 per day"],
  [0, "percent", "0 %"],
  [4.3, "percent", "4 %"],
])("%d %s reads %s", (value, unit, words) => {
  expect(doraValue(value, unit)).toBe(words);
});

it("says what a value is made of, and only of what where there is no value", () => {
  expect(doraRatio(aDoraKey({ numerator: 3, denominator: 1200, of: "Failed / finished" }))).toBe("3 / 1\u202f200: Failed / finished");
  expect(doraRatio(aDoraKey({ numerator: 0, denominator: 4, of: "Failed / finished" }))).toBe("0 / 4: Failed / finished");
  expect(doraRatio(aDoraKey({ of: "Failed / finished" }))).toBe("Failed / finished");
});

it("shows all five keys, once each", () => {
  expect(new Set(DORA_KEYS.map(({ key }) => key)).size).toBe(5);
});
