import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { artifactOf } from "../../../lambdas/sources/github/artifact.ts";
import { isReportArtifact } from "../../../lambdas/sources/github/report-artifact.ts";
import { anArtifactPayload } from "../../support/github-payloads.ts";

describe("an artifact", () => {
  it("is told in our terms", () => {
    expect(artifactOf(anArtifactPayload())).toEqual({
      id: "600",
      name: "junit",
      sizeBytes: 1234,
      expired: false,
      createdAt: "2026-11-20T10:03:00.000Z",
    });
  });

  it("may be expired, and of no known time", () => {
    expect(artifactOf(anArtifactPayload({ expired: true, created_at: null }))).toMatchObject({ expired: true, createdAt: null });
  });

  test.each([
    ["id", null],
    ["name", undefined],
    ["size_in_bytes", -1],
  ])("with a wrong %s (%j) is a problem that names it", (field, value) => {
    expect(artifactOf(anArtifactPayload({ [field]: value }))).toEqual({ problem: expect.stringContaining(`artifact.${field}: `) });
  });

  it("is a problem and never a throw, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        expect(artifactOf(payload)).toEqual({ problem: expect.any(String) });
      }),
    );
  });
});

describe("an artifact's name", () => {
  test.each([
    "junit",
    "JUnit XML (ubuntu-latest)",
    "junitReports",
    "test-results",
    "TestResults",
    "Test Results 3.12",
    "unit-test-reports",
    "pytest_report",
    "surefire-reports",
    "failsafe",
    "xunit-output",
    "results",
    "report-linux",
    "tests",
    "e2e-tests-node24",
    "allure-results",
    "playwright-report",
    "build-test-results",
  ])("%s promises reports", (name) => {
    expect(isReportArtifact(name)).toBe(true);
  });

  test.each([
    "coverage",
    "coverage-report",
    "test-coverage",
    "jacoco-report",
    "codeCoverage-results",
    "build",
    "build-reports",
    "dist",
    "docs-report",
    "lint-results",
    "benchmark-results",
    "latest-resultset",
    "latest",
    "contest",
    "github-pages",
    "linux-x64.tar.gz",
    "",
  ])("%s does not", (name) => {
    expect(isReportArtifact(name)).toBe(false);
  });
});
