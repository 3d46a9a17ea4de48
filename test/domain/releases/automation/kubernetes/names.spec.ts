import { describe, expect, it, test } from "vitest";
import { buildPackage } from "../../../../../lambdas/domain/releases/build-package.ts";
import { aContext } from "../a-context.ts";

const { artifacts } = buildPackage(aContext());
const manifests = artifacts.flatMap(({ kind, content }) => (kind === "kubernetes" ? [content] : [])).join("\n");

/** What the rollback script, the scrape and the log collection take for granted of the infrastructure step's files. */
describe("the names that monitoring relies on", () => {
  test.each([
    ["the namespace of an environment", "namespace: churn-predictor-v2-production\n"],
    ["a Deployment for each colour", "name: churn-predictor-v2-blue\n"],
    ["the colour as a label", "color: green\n"],
    ["the version as a label", 'app.kubernetes.io/version: "2.1.0"\n'],
    ["the name that pods are scraped by", "app.kubernetes.io/name: churn-predictor-v2\n"],
    ["the port that is scraped", "- name: http\n              containerPort:"],
    ["the preview of the other colour", "name: churn-predictor-v2-preview\n"],
    ["an autoscaler for each colour", "kind: HorizontalPodAutoscaler\nmetadata:\n  name: churn-predictor-v2-green\n"],
    ["the variables that logs name", "- name: ENVIRONMENT\n"],
  ])("are in the manifests: %s", (_, text) => {
    expect(manifests).toContain(text);
  });

  it("clash with no file of another step", () => {
    const paths = artifacts.map(({ path }) => path);

    expect(new Set(paths).size).toBe(paths.length);
  });
});
