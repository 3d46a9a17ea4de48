import { posix } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { problemOfPath } from "../../../lambdas/domain/releases/artifact-path.ts";

describe("a path in a package", () => {
  test.each(["Dockerfile", "chart/templates/_helpers.tpl", ".github/workflows/deploy.yml", "a/b..c/d", "a".repeat(200)])(
    "may be %s",
    (path) => {
      expect(problemOfPath(path)).toBeNull();
    },
  );

  test.each([
    "",
    "..",
    ".",
    "../x",
    "a/../../x",
    "a/./b",
    "/abs",
    "a//b",
    "a/",
    "a\\..\\b",
    "a\0b",
    "a\nb",
    "%2e%2e/x",
    "a b",
    "ä",
    "~/x",
    "C:x",
    "a".repeat(201),
  ])("is never %j, and it says why", (path) => {
    expect(problemOfPath(path)).toMatch(/^(expected|leads out)/);
  });

  it("never leads out of the package, whatever it is made of", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b.c", "..", ".", "", "%2e", "\\", "\0"), { maxLength: 6 }), (parts) => {
        const path = parts.join("/");
        if (problemOfPath(path) !== null) return;
        expect(posix.join("/package", path)).toBe(`/package/${path}`);
      }),
    );
  });
});
