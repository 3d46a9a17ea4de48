import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { GeneratedArtifact, STACKS } from "../../../../lambdas/contract/release.ts";
import { makeAutomation } from "../../../../lambdas/domain/releases/automation/make-automation.ts";
import { requirementsOf } from "../../../../lambdas/domain/releases/requirements/requirements-of.ts";
import { objectivesWithoutAlert, traceable } from "../../../../lambdas/domain/releases/traces.ts";
import { absent } from "../../../support/tools.ts";
import { aContext, anyContext } from "./a-context.ts";
import { artifactsOf, folderFor, handedOnBefore, run } from "./files.ts";

describe("the automation step", () => {
  it("makes the same bytes of the same context", () => {
    fc.assert(
      fc.property(anyContext, (context) => {
        expect(artifactsOf(structuredClone(context))).toEqual(artifactsOf(context));
      }),
    );
  });

  it("makes files that the contract knows, each at a safe path of its own", () => {
    fc.assert(
      fc.property(anyContext, (context) => {
        const artifacts = artifactsOf(context);
        const paths = artifacts.map(({ path }) => path);

        expect(GeneratedArtifact.array().parse(artifacts)).toEqual(artifacts);
        expect(new Set(paths).size).toBe(paths.length);
        for (const path of paths) expect(path).toMatch(/^[a-z][a-z0-9.-]*(\/[a-z][a-z0-9.-]*)+$/);
      }),
    );
  });

  it("leaves no gap in a text, whatever the objective", () => {
    fc.assert(
      fc.property(anyContext, (context) => {
        for (const { path, content } of artifactsOf(context)) {
          expect(content, path).not.toMatch(/undefined|\[object|\bNaN\b(?!, which)/);
          expect(content.endsWith("\n"), path).toBe(true);
        }
      }),
    );
  });

  test.each(STACKS)("answers the requirements of %s: each file a criterion, each objective an alert", (stack) => {
    const context = aContext({ stack });
    const requirements = requirementsOf(context);
    const { artifacts } = makeAutomation(context, traceable(requirements), handedOnBefore(context));

    expect(artifacts.filter(({ traces }) => traces.length === 0).map(({ path }) => path)).toEqual(["docs/traceability.md"]);
    expect(objectivesWithoutAlert(requirements.stories, artifacts)).toEqual([]);
  });

  test.each(STACKS)("has for %s a section of the runbook for each alert", (stack) => {
    const text = (path: string) => artifactsOf(aContext({ stack })).find((one) => one.path === path)?.content ?? "";
    const linked = `${text("monitoring/rules.yml")}${text("monitoring/cloudwatch.yml")}`.matchAll(/docs\/runbook\.md#([a-z]+)/g);
    const sections = [...text("docs/runbook.md").matchAll(/^## (\w+)$/gm)].map(([, name]) => name?.toLowerCase());
    const anchors = [...new Set([...linked].map(([, anchor]) => anchor))];

    expect(anchors.length).toBeGreaterThan(5);
    expect(sections.toSorted()).toEqual(anchors.toSorted());
  });

  test.skipIf(absent("shellcheck")).each(STACKS)(
    `writes for %s scripts that shellcheck finds nothing in${absent("shellcheck")}`,
    (stack) => {
      const folder = folderFor(aContext({ stack }));
      const scripts = artifactsOf(aContext({ stack })).filter(({ kind }) => kind === "script");

      expect(
        run(
          folder,
          "shellcheck",
          scripts.map(({ path }) => path),
        ),
      ).toEqual({ status: 0, said: "" });
      expect(scripts.length).toBeGreaterThan(0);
    },
  );

  test.skipIf(absent("yamllint")).each(STACKS)(`writes for %s YAML that yamllint finds no error in${absent("yamllint")}`, (stack) => {
    const config = "{extends: default, rules: {line-length: disable}}";

    expect(run(folderFor(aContext({ stack })), "yamllint", ["--strict", "-d", config, "monitoring"])).toEqual({ status: 0, said: "" });
  });
});
