import { describe, expect, it } from "vitest";
import { STACKS } from "../../../lambdas/contract/release.ts";
import { pipelineChecks } from "../../../lambdas/readiness/pipeline/pipeline-checks.ts";
import { requirementsChecks } from "../../../lambdas/readiness/requirements/requirements-checks.ts";
import { edited, failures, generated } from "./edited.ts";
import { ORDER_MUTATIONS } from "./order-mutations.ts";
import { SAFETY_MUTATIONS } from "./safety-mutations.ts";

const MUTATIONS = [...ORDER_MUTATIONS, ...SAFETY_MUTATIONS];
const checks = [...requirementsChecks, ...pipelineChecks];

describe.each(STACKS)("a generated pipeline of %s", (stack) => {
  it.each([{}, { environments: ["production"] }, { environments: ["qa", "load", "live"] }])("passes every check: %j", async (overrides) => {
    expect(await failures(pipelineChecks, generated(stack, overrides))).toEqual({});
  });

  it("is held to three critical checks at least", async () => {
    expect(pipelineChecks.filter(({ critical }) => critical).length).toBeGreaterThanOrEqual(3);
    for (const { look } of pipelineChecks) expect((await look(generated(stack))).result).toBe("pass");
  });
});

describe("a generated pipeline for a cluster", () => {
  it.each(["EKS", "AKS", "Kubernetes"])("passes every check on %s", async (target) => {
    expect(await failures(pipelineChecks, generated("python-kubernetes", { target }))).toEqual({});
  });
});

describe("a check of the pipeline", () => {
  it.each(MUTATIONS)("$check fails, and it alone, when somebody $who", async ({ check, stack, edits, reason }) => {
    const found = await failures(checks, edited(generated(stack), edits));
    expect(Object.keys(found)).toEqual([check]);
    expect(found[check]).toMatch(reason);
  });

  it("has a fault that fails it", () => {
    expect(new Set(MUTATIONS.map(({ check }) => check))).toEqual(new Set(pipelineChecks.map(({ id }) => id)));
  });

  it("is of this area, and has an id of its own", () => {
    expect(new Set(pipelineChecks.map(({ id }) => id)).size).toBe(pipelineChecks.length);
    expect(new Set(pipelineChecks.map(({ area }) => area))).toEqual(new Set(["pipeline"]));
  });
});

describe("jobs that wait for each other", () => {
  it("fail the order, however long the circle is", async () => {
    const of = edited(generated("static-site"), {
      ".github/workflows/deploy.yml": (content) => content.replace("needs: [build, scan]", "needs: [build, rollout]"),
    });
    expect((await failures(pipelineChecks, of))["workflow-order"]).toContain("job deploy-dev needs itself");
  });
});

describe("what somebody else would write", () => {
  const swapped = (from: string, to: string) => ({ ".github/workflows/deploy.yml": (content: string) => content.replaceAll(from, to) });

  it("passes where another known scanner takes the place of ours", async () => {
    const of = edited(
      generated("node-lambda"),
      swapped("npm audit --omit=dev --audit-level=high", "osv-scanner --lockfile package-lock.json"),
    );
    expect(await failures(pipelineChecks, of)).toEqual({});
  });

  it("passes where a job is added that only reads", async () => {
    const job =
      "jobs:\n  notes:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    permissions:\n      contents: read\n    steps:\n      - run: echo notes\n\n";
    expect(await failures(pipelineChecks, edited(generated("static-site"), swapped("jobs:\n", job)))).toEqual({});
  });

  it("passes where the repository brings a script that the document lists", async () => {
    const of = edited(generated("python-kubernetes"), {
      ...swapped("run: python -m pytest tests/unit", "run: python -m pytest tests/unit && python tools/report.py"),
      "docs/artifacts.md": (content) => content.replace("| `model/` |", "| `tools/` | reports |\n| `model/` |"),
    });
    expect(await failures(pipelineChecks, of)).toEqual({});
  });
});
