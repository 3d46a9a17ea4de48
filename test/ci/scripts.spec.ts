import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../bin/places.ts";
import { absent, toolPath } from "../support/tools.ts";

const noShellcheck = absent("shellcheck");
const noRuff = absent("ruff");
const findings = (program: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(toolPath(program), args, { cwd: ROOT, encoding: "utf8" });
  return status === 0 ? "" : `${stdout}${stderr}`;
};

describe("the project's own check", () => {
  it.skipIf(noShellcheck)(`is of scripts that shellcheck finds nothing in${noShellcheck}`, () => {
    expect(findings("shellcheck", ".ci/run", ".ci/install-tools")).toBe("");
  });

  it.skipIf(noRuff)(`is of Python that ruff finds nothing in${noRuff}`, () => {
    expect(findings("ruff", "check", "--no-cache", ".ci")).toBe("");
    expect(findings("ruff", "format", "--no-cache", "--diff", ".ci")).toBe("");
  });
});
