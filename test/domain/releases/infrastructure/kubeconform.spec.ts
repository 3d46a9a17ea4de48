import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TOOLS } from "../../../../lambdas/domain/releases/versions.ts";
import { absent, KUBERNETES_SCHEMAS, skippedWithout } from "../../../support/tools.ts";
import { aReleaseContext } from "../context/a-release-request.ts";
import { packageOf, written } from "./a-package.ts";
import { run } from "./tool.ts";

// Schemas differ between minor versions only.
const version = TOOLS.kubectl.version.replace(/^v(\d+\.\d+)\.\d+$/, "$1.0");
const noSchemas = existsSync(join(KUBERNETES_SCHEMAS, `v${version}-standalone-strict`))
  ? ""
  : skippedWithout(`schemas of Kubernetes ${version}`);
const missing = absent("kubeconform") || noSchemas;
const noHelm = absent("helm");

/** Of another project, so Kubernetes has no schema of them; the readiness check reads them by External Secrets' own. */
const FOREIGN = ["ExternalSecret", "SecretStore"].map((kind) => `external-secrets.io/v1/${kind}`);
const OPTIONS = ["-strict", "-summary", "-kubernetes-version", version, "-schema-location", KUBERNETES_SCHEMAS, "-skip", FOREIGN.join(",")];
const kubeconform = (cwd: string, folder: string) => run("kubeconform", [...OPTIONS, folder], { cwd });

const files = packageOf(aReleaseContext("python-kubernetes"));
const manifests = files.filter(({ path }) => path.startsWith("k8s/"));

describe.skipIf(missing)(`kubeconform${missing}`, () => {
  it("finds every object of every environment valid, and passes over none but the foreign ones", () => {
    const foreign = manifests.filter(({ path }) => /\/(external-secret|secret-store)\.yaml$/.test(path)).length;
    const { status, output } = kubeconform(written(manifests), "k8s");
    expect([status, output]).toEqual([0, expect.stringMatching(RegExp(`Valid: \\d\\d+, Invalid: 0, Errors: 0, Skipped: ${foreign}\n$`))]);
  });

  it.each([
    ["a misspelt field", "livenessProbe:", "livenesProbe:", "'livenesProbe' not allowed"],
    ["a number that is a text", "containerPort: 8000", 'containerPort: "8000"', "got string, want integer"],
    ["a version that is gone", "apiVersion: policy/v1\n", "apiVersion: policy/v1beta1\n", "could not find schema"],
  ])("finds %s", (_, right, wrong, said) => {
    const { status, output } = kubeconform(
      written(manifests.map(({ path, content }) => ({ path, content: content.replaceAll(right, wrong) }))),
      "k8s",
    );
    expect([status, output]).toEqual([1, expect.stringContaining(said)]);
  });

  it.skipIf(noHelm).each(["dev", "staging", "production"])(`finds what Helm renders for %s valid${noHelm}`, (environment) => {
    const root = written(files);
    const rendering = ["template", "churn", "chart", "--values", `chart/values-${environment}.yaml`, "--output-dir", "rendered"];
    expect(run("helm", rendering, { cwd: root })).toMatchObject({ status: 0 });
    const { status, output } = kubeconform(root, "rendered");
    expect([status, output]).toEqual([0, expect.stringMatching(/Valid: \d+, Invalid: 0, Errors: 0, Skipped: 1\n$/)]);
  });
});
