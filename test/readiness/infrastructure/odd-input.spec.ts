import { describe, expect, it } from "vitest";
import { STACKS } from "../../../lambdas/contract/release.ts";
import type { Package } from "../../../lambdas/readiness/check.ts";
import { readYaml } from "../../../lambdas/readiness/files/read-yaml.ts";
import { CLOUDFORMATION } from "../../../lambdas/readiness/files/yaml-format.ts";
import { infrastructureChecks } from "../../../lambdas/readiness/infrastructure/infrastructure-checks.ts";
import { runChecks } from "../../../lambdas/readiness/run-checks.ts";
import { aPackage, withContent, withFile, withoutFile } from "./a-package.ts";

const failedOf = async (of: Package) => (await runChecks(infrastructureChecks, of)).filter(({ result }) => result === "fail");
const KILOBYTES = 1024;

/** Files that a check of each stack cannot do without. */
const FILES = {
  "python-kubernetes": [
    "k8s/production/deployment.yaml",
    "k8s/dev/admin/rbac.yaml",
    "Dockerfile",
    "chart/Chart.yaml",
    "chart/values.yaml",
    "chart/values-production.yaml",
    "chart/values.schema.json",
    "chart/templates/deployment.yaml",
    "scripts/switch.sh",
    "docs/blue-green.md",
  ],
  "node-lambda": ["infra/template.yaml", "infra/parameters/production.json", "scripts/deploy.sh"],
  "static-site": ["infra/template.yaml", "infra/parameters/dev.json", "scripts/switch.sh"],
} as const;

/** Of these all that is odd is tried, of others what is odd in any format. */
const ALL_ODD: readonly string[] = ["k8s/production/deployment.yaml", "chart/values.yaml", "infra/template.yaml"];
const ODD_ANYWHERE = ["nothing", "null", "a list", "garbage"];

const ODD: Readonly<Record<string, string>> = {
  nothing: "",
  blanks: " \n\t\n",
  null: "null",
  "a number": "42",
  "a list": "[1, {a: b}]",
  "an empty object": "{}",
  "empty documents": "---\n---\n",
  "a key of every object": "constructor: {__proto__: {a: 1}}\nResources: {toString: {Type: constructor}}\n",
  garbage: Array.from({ length: 4000 }, (_, index) => String.fromCharCode(1 + ((index * 7919) % 250))).join(""),
  "an alias to itself": "a: &a\n  b: *a\n",
  "a bomb of aliases": [
    "a: &a [x, x, x, x, x, x, x, x, x]",
    ..."bcdefgh".split("").map((one, index) => `${one}: &${one} [${`*${"abcdefgh"[index]},`.repeat(9)}]`),
  ].join("\n"),
  "depth without end": "[".repeat(20 * KILOBYTES),
};

for (const stack of STACKS)
  describe(`a package for ${stack}`, () => {
    const generated = aPackage(stack);

    it.each(FILES[stack].flatMap((file) => (ALL_ODD.includes(file) ? Object.keys(ODD) : ODD_ANYWHERE).map((odd) => [file, odd] as const)))(
      "fails with %s of %s",
      async (file, odd) => {
        expect((await failedOf(withContent(generated, file, () => ODD[odd] ?? ""))).length).toBeGreaterThan(0);
      },
    );

    it.each(FILES[stack])("fails without %s, and says so", async (file) => {
      const failed = await failedOf(withoutFile(generated, file));
      expect(failed.map(({ reason }) => reason).join()).toMatch(/missing|holds no|in 0 |is not there|no binding|is no /);
    });

    it("fails every check that applies when it is empty", async () => {
      const empty = { context: generated.context, files: [] };
      expect((await runChecks(infrastructureChecks, empty)).filter(({ result }) => result === "pass")).toEqual([]);
    });
  });

describe("files that keep a validator busy", () => {
  const generated = aPackage("python-kubernetes");
  /** Several checks share a file; the first one's time is the only one that is waited for. */
  const LONGEST_MILLISECONDS = 12_000;

  it.each([
    ["k8s/dev/service.yaml", "&a ".repeat(80 * KILOBYTES)],
    ["Dockerfile", "ARG a\nFROM $a\n".repeat(18 * KILOBYTES)],
    [
      "chart/values.schema.json",
      JSON.stringify({ type: "object", properties: {}, patternProperties: { "^(([a-z])+.)+[A-Z]([a-z])+$": {} }, not: { pattern: "" } }),
    ],
    ["chart/templates/service.yaml", "{{".repeat(128 * KILOBYTES)],
    ["scripts/switch.sh", `do_${"$".repeat(250 * KILOBYTES)}`],
  ])("are cut off: %s", { timeout: 60_000 }, async (path, content) => {
    const began = performance.now();
    const failed = await failedOf(withContent(generated, path, () => content));
    expect(failed.map(({ reason }) => reason).join()).toContain(path);
    expect(performance.now() - began).toBeLessThan(LONGEST_MILLISECONDS);
  });

  it("also by an expression of the values' own schema", { timeout: 60_000 }, async () => {
    const slow = withContent(generated, "chart/values.schema.json", (schema) => schema.replace('"^[^\\\\s]+(:', '"^(([a-z./-]+)+)+!(:'));
    const began = performance.now();
    expect((await failedOf(slow)).map(({ id }) => id)).toEqual(["helm-values"]);
    expect(performance.now() - began).toBeLessThan(LONGEST_MILLISECONDS);
  });
});

describe("files beside those that are known", () => {
  const generated = aPackage("python-kubernetes");
  const first = async (path: string, content: string) =>
    (await failedOf(withFile(generated, path, content))).map(({ id, reason }) => `${id}: ${reason}`);

  it("are looked at: a manifest that nobody asked for has to be right as well", async () => {
    expect(
      (
        await first(
          "k8s/production/extra.yaml",
          "apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: churn-predictor-v2-production}\n",
        )
      )[0],
    ).toContain("kubernetes-secrets: k8s/production/extra.yaml: Secret a");
  });

  it("have to be of a kind that can be checked", async () => {
    const [problem] = await first(
      "k8s/production/extra.yaml",
      "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a, namespace: churn-predictor-v2-production}\n",
    );
    expect(problem).toBe("kubernetes-schema: k8s/production/extra.yaml: Thing a: example.com/v1 Thing is no kind that can be checked here");
  });

  it("are for an environment of the release", async () => {
    expect((await first("k8s/qa/extra.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n"))[0]).toContain(
      "kubernetes-objects: k8s/qa/extra.yaml: Namespace a is in no environment",
    );
  });
});

describe("other ways to write the same", () => {
  it("pass: what SAM's Globals give a function is the function's", async () => {
    const moved = withContent(aPackage("node-lambda"), "infra/template.yaml", (template) =>
      template
        .replace("      Runtime: nodejs24.x\n", "")
        .replace("\nResources:", "\nGlobals:\n  Function:\n    Runtime: nodejs24.x\n\nResources:"),
    );
    expect(await failedOf(moved)).toEqual([]);
  });

  it("pass: long forms of functions, and a template in JSON", async () => {
    const content = contentOf(aPackage("static-site"), "infra/template.yaml");
    const [template] = readYaml({ content }, CLOUDFORMATION).documents;
    expect(await failedOf(withContent(aPackage("static-site"), "infra/template.yaml", () => JSON.stringify(template?.value)))).toEqual([]);
  });

  it("pass: manifests in JSON, and without comments", async () => {
    const generated = aPackage("python-kubernetes");
    const path = "k8s/dev/autoscaler.yaml";
    const { documents } = readYaml({ content: contentOf(generated, path) });
    const rewritten = withContent(generated, path, () => documents.map(({ value }) => JSON.stringify(value)).join("\n---\n"));
    expect(await failedOf(rewritten)).toEqual([]);
  });

  it("pass: the one file of an environment instead of many", async () => {
    const generated = aPackage("python-kubernetes");
    const inDev = generated.files.filter(({ path }) => path.startsWith("k8s/dev/") && !path.includes("/admin/"));
    const one = withFile(
      { ...generated, files: generated.files.filter((file) => !inDev.includes(file)) },
      "k8s/dev/all.yaml",
      inDev.map(({ content }) => content).join("---\n"),
    );
    expect(await failedOf(one)).toEqual([]);
  });
});

const contentOf = ({ files }: Package, wanted: string): string => files.find(({ path }) => path === wanted)?.content ?? "";
