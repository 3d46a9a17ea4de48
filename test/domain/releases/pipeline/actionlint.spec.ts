import { describe, expect, it } from "vitest";
import { STACKS } from "../../../../lambdas/contract/release.ts";
import { absent } from "../../../support/tools.ts";
import { aReleaseContext } from "../context/a-release-request.ts";
import { packageOf, written } from "../infrastructure/a-package.ts";
import { run } from "../infrastructure/tool.ts";

const missing = absent("actionlint");
const lint = (...args: Parameters<typeof aReleaseContext>) =>
  run("actionlint", [".github/workflows/deploy.yml"], { cwd: written(packageOf(aReleaseContext(...args))) });

describe.skipIf(missing)(`actionlint${missing}`, () => {
  it.each(STACKS)("has nothing to say of the workflow of %s", (stack) => {
    expect(lint(stack)).toEqual({ status: 0, output: "" });
  });

  it.each(["EKS", "AKS", "Kubernetes"])("nor of that for %s", (target) => {
    expect(lint("python-kubernetes", { target, environments: ["qa", "production"] })).toEqual({ status: 0, output: "" });
  });
});
