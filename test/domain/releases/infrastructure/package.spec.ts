import { describe, expect, it } from "vitest";
import { STACKS } from "../../../../lambdas/contract/release.ts";
import { requirementsOf } from "../../../../lambdas/domain/releases/requirements/requirements-of.ts";
import { absent } from "../../../support/tools.ts";
import { aReleaseContext } from "../context/a-release-request.ts";
import { contentOf, packageOf, written } from "./a-package.ts";
import { readYaml } from "./read-yaml.ts";
import { run } from "./tool.ts";

describe.each(STACKS)("the package of %s", (stack) => {
  const artifacts = packageOf(aReleaseContext(stack));

  it("is the same bytes for the same context", () => {
    expect(packageOf(aReleaseContext(stack))).toEqual(artifacts);
  });

  it("has each path once, relative and in lower case but for names that tools expect", () => {
    const paths = artifacts.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths) expect(path.replace(/Dockerfile|Chart\.yaml/, "")).toMatch(/^(?!\/)(?!.*\.\.)[a-z0-9._/-]*$/);
  });

  it("ends every file with one line feed and leaves no blank of the templates unfilled", () => {
    for (const { path, content } of artifacts) {
      expect(content, path).toMatch(/[^\n]\n$/);
      expect(content, path).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it("answers the criteria of every topic that its steps can answer", () => {
    const { topicOf } = requirementsOf(aReleaseContext(stack));
    const traced = new Set(artifacts.flatMap(({ traces }) => traces));
    const open = Object.keys(topicOf).filter((id) => !traced.has(id));
    expect(
      [...new Set(open.map((id) => topicOf[id]))].filter(
        (topic) => !["latency", "availability", "drift", "observability"].includes(topic ?? ""),
      ),
    ).toEqual([]);
  });

  it("runs no script that is not in it", () => {
    const workflow = contentOf(artifacts, ".github/workflows/deploy.yml");
    for (const [script = ""] of workflow.matchAll(/(?<=bash |python )scripts\/[\w.]+/g))
      expect(artifacts.map(({ path }) => path)).toContain(script);
  });

  it("gives each environment what it is to have, in YAML and JSON that can be read", () => {
    for (const { path, content } of artifacts) {
      if (path.endsWith(".json")) JSON.parse(content);
      if (/^(k8s|\.github)\/|^chart\/(values|Chart)/.test(path) && path.endsWith(".yaml"))
        expect(readYaml(content).length).toBeGreaterThan(0);
    }
    const mine = (name: string) => artifacts.filter(({ path }) => path.includes(name)).length;
    expect(mine("dev")).toBe(mine("production"));
    expect(mine("staging")).toBe(mine("production"));
  });
});

const shellcheck = absent("shellcheck");
describe.skipIf(shellcheck)(`shellcheck${shellcheck}`, () => {
  it.each(STACKS)("has nothing to say of the scripts of %s", (stack) => {
    const scripts = packageOf(aReleaseContext(stack)).filter(({ path }) => path.endsWith(".sh"));
    expect(scripts.length).toBeGreaterThan(1);
    expect(
      run(
        "shellcheck",
        scripts.map(({ path }) => path),
        { cwd: written(scripts) },
      ),
    ).toEqual({ status: 0, output: "" });
  });
});

const yamllint = absent("yamllint");
describe.skipIf(yamllint)(`yamllint${yamllint}`, () => {
  it.each(STACKS)("finds nothing but long lines in the YAML of %s, where it is rendered", (stack) => {
    const files = packageOf(aReleaseContext(stack)).filter(({ path }) => /^(?!chart\/templates\/).*\.ya?ml$/.test(path));
    const config = "{extends: default, rules: {line-length: disable, document-start: disable, truthy: {check-keys: false}}}";
    expect(files.length).toBeGreaterThan(0);
    expect(run("yamllint", ["--strict", "-d", config, "--", ...files.map(({ path }) => path)], { cwd: written(files) })).toEqual({
      status: 0,
      output: "",
    });
  });
});

const ruff = absent("ruff");
describe.skipIf(ruff)(`ruff${ruff}`, () => {
  it("accepts the scripts as the workflow's own lint and format, whatever the objective", () => {
    const context = aReleaseContext("python-kubernetes", { latencySla: "< 0.125s p99.95" });
    const scripts = packageOf(context).filter(({ path }) => path.endsWith(".py"));
    const root = written([...scripts, { path: "app/main.py", content: "" }]);
    expect(scripts.length).toBeGreaterThan(0);
    expect(run("ruff", ["check", "."], { cwd: root })).toMatchObject({ status: 0 });
    expect(run("ruff", ["format", "--diff", "."], { cwd: root })).toMatchObject({ status: 0 });
  });
});

const hadolint = absent("hadolint");
describe.skipIf(hadolint)(`hadolint${hadolint}`, () => {
  it("has nothing to say of the Dockerfile", () => {
    const files = packageOf(aReleaseContext("python-kubernetes")).filter(({ path }) => path === "Dockerfile");
    expect(run("hadolint", ["Dockerfile"], { cwd: written(files) })).toEqual({ status: 0, output: "" });
  });
});

const cfnLint = absent("cfn-lint");
describe.skipIf(cfnLint)(`cfn-lint${cfnLint}`, () => {
  it.each(["node-lambda", "static-site"] as const)("has nothing to say of the template of %s", (stack) => {
    const files = packageOf(aReleaseContext(stack)).filter(({ path }) => path === "infra/template.yaml");
    expect(run("cfn-lint", ["infra/template.yaml"], { cwd: written(files) })).toEqual({ status: 0, output: "" });
  });
});
