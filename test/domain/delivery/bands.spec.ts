import { describe, expect, it, test } from "vitest";
import { BANDS, bandOf } from "../../../lambdas/domain/delivery/bands.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

describe("the table of bands", () => {
  it("names its version and the report's year", () => {
    expect(BANDS.version).toMatch(/^2024\./);
    expect(BANDS.report).toContain("2024");
    expect(new URL(BANDS.url).protocol).toBe("https:");
  });

  test.each([
    ["changeLeadTime", DAY - 1, "elite"],
    ["changeLeadTime", DAY, "high"],
    ["changeLeadTime", 7 * DAY, "high"],
    ["changeLeadTime", 7 * DAY + 1, "medium"],
    ["changeLeadTime", 30 * DAY, "medium"],
    ["changeLeadTime", 31 * DAY, "low"],
    ["deploymentFrequency", 1.1, "elite"],
    ["deploymentFrequency", 1, "high"],
    ["deploymentFrequency", 0.1429, "high"],
    ["deploymentFrequency", 0.1428, "medium"],
    ["deploymentFrequency", 0.0333, "medium"],
    ["deploymentFrequency", 0.03, "low"],
    ["deploymentFrequency", 0, "low"],
    ["failedDeploymentRecoveryTime", HOUR - 1, "elite"],
    ["failedDeploymentRecoveryTime", HOUR, "high"],
    ["failedDeploymentRecoveryTime", DAY, "medium"],
    ["failedDeploymentRecoveryTime", 7 * DAY, "low"],
    ["changeFailRate", 0, "elite"],
    ["changeFailRate", 5, "elite"],
    ["changeFailRate", 5.01, "high"],
    ["changeFailRate", 10.01, "medium"],
    ["changeFailRate", 20.01, "low"],
  ] as const)("puts a %s of %d in %s", (key, value, band) => {
    expect(bandOf(key, value).band).toBe(band);
  });

  it("says why there is no band: no data, or none published", () => {
    expect(bandOf("changeFailRate", null)).toEqual({ band: null, reason: "No data" });
    expect(bandOf("deploymentReworkRate", 3)).toMatchObject({ band: null, reason: expect.stringContaining("publishes no bands") });
  });
});
