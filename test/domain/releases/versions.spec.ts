import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../../bin/places.ts";
import { TOOLS } from "../../../lambdas/domain/releases/versions.ts";

const installed = readFileSync(join(ROOT, ".ci", "install-tools"), "utf8");

describe("the programs that specs check a package with", () => {
  it.each([
    ["Helm", `/cmd/helm@${TOOLS.helm.version}\n`],
    ["cfn-lint", `cfn-lint==${TOOLS["cfn-lint"].version} `],
    ["ruff", `ruff==${TOOLS.ruff.version}\n`],
    ["Kubernetes", `kubernetes="${TOOLS.kubectl.version.replace(/^v(\d+\.\d+)\.\d+$/, "$1.0")}"`],
  ])("have the version that its own pipeline uses: %s", (_, pin) => {
    expect(installed).toContain(pin);
  });
});
