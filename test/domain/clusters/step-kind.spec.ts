import { describe, expect, it, test } from "vitest";
import { stepKindOf } from "../../../lambdas/domain/clusters/step-kind.ts";

describe("the kind of a step", () => {
  test.each([
    { stepName: "install", command: "npm ci", kind: "install" },
    { stepName: "", command: "npm ci && npm test", kind: "install" },
    { stepName: "Install test dependencies", command: "", kind: "install" },
    { stepName: "unit", command: "npx vitest run", kind: "test" },
    { stepName: "Run tests", command: "make", kind: "test" },
    { stepName: "", command: "go test ./...", kind: "test" },
    { stepName: "lint", command: "npx biome check", kind: "lint" },
    { stepName: "typecheck", command: "tsc -p .", kind: "lint" },
    { stepName: "compile", command: "make all", kind: "build" },
    { stepName: "", command: "docker build .", kind: "build" },
    { stepName: "release", command: "npm publish", kind: "deploy" },
    { stepName: "", command: "terraform apply", kind: "deploy" },
    { stepName: "hello", command: "echo hi", kind: "other" },
    { stepName: "", command: "", kind: "other" },
  ])("$stepName / $command is $kind", ({ kind, ...step }) => {
    expect(stepKindOf(step)).toBe(kind);
  });

  it("believes the name before the command", () => {
    expect(stepKindOf({ stepName: "build", command: "npm test" })).toBe("build");
  });
});
