import { describe, expect, it } from "vitest";
import { absent } from "../../../support/tools.ts";
import { aReleaseContext } from "../context/a-release-request.ts";
import { packageOf, written } from "./a-package.ts";
import { readYaml } from "./read-yaml.ts";
import { run } from "./tool.ts";

const missing = absent("helm");
const NAME = "churn-predictor-v2";

const files = packageOf(aReleaseContext("python-kubernetes", { availabilitySla: "99.95%" }));
const root = missing ? "" : written(files);

/** What Helm makes of the chart in an environment, by kind and name. */
function rendered(environment: string, ...more: string[]) {
  const args = [
    "template",
    NAME,
    "chart",
    "--namespace",
    `${NAME}-${environment}`,
    "--values",
    `chart/values-${environment}.yaml`,
    ...more,
  ];
  const { status, output } = run("helm", args, { cwd: root });
  if (status !== 0) throw new Error(output);
  return byName(readYaml(output));
}
const byName = (objects: ReturnType<typeof readYaml>) =>
  new Map(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]));

describe.skipIf(missing)(`the chart${missing}`, () => {
  it.each(["dev", "staging", "production"])("renders the very objects that k8s/%s shows", (environment) => {
    const shown = files.filter(({ path }) => path.startsWith(`k8s/${environment}/`) && !path.includes("/admin/"));
    expect(rendered(environment)).toEqual(byName(shown.flatMap(({ content }) => readYaml(content))));
  });

  it.each(["dev", "staging", "production"])("passes Helm's strict lint with the values of %s", (environment) => {
    const { status, output } = run("helm", ["lint", "chart", "--strict", "--values", `chart/values-${environment}.yaml`], { cwd: root });
    expect([status, output]).toEqual([0, expect.stringContaining("0 chart(s) failed")]);
  });

  it("turns traffic and preview round with the active colour", () => {
    const objects = rendered("production", "--set", "activeColor=green");
    expect(objects.get(`Service ${NAME}`)?.spec.selector.color).toBe("green");
    expect(objects.get(`Service ${NAME}-preview`)?.spec.selector.color).toBe("blue");
    expect(objects.get(`HorizontalPodAutoscaler ${NAME}-green`)?.spec.minReplicas).toBe(6);
    expect(objects.get(`HorizontalPodAutoscaler ${NAME}-blue`)?.spec.minReplicas).toBe(1);
  });

  it("gives both colours traffic in a canary, and nothing else changes", () => {
    const canary = rendered("production", "--set", "canary=true");
    expect(canary.get(`Service ${NAME}`)?.spec.selector).toEqual({ "app.kubernetes.io/name": NAME, "app.kubernetes.io/instance": NAME });
    canary.delete(`Service ${NAME}`);
    const before = rendered("production");
    before.delete(`Service ${NAME}`);
    expect(canary).toEqual(before);
  });

  it("keeps the colour without traffic at full size where it is asked to", () => {
    const objects = rendered("production", "--set", "standby=full");
    expect(objects.get(`HorizontalPodAutoscaler ${NAME}-green`)?.spec.minReplicas).toBe(6);
  });

  it("gives the pods a secret for the registry where it is named", () => {
    const objects = rendered("dev", "--set", "imagePullSecret=registry");
    expect(objects.get(`ServiceAccount ${NAME}`)?.imagePullSecrets).toEqual([{ name: "registry" }]);
  });

  it.each(["activecolor=green", "activeColor=red", "replicas.minimum=3", "canary=maybe", "secrets.key=", "colors.blue.image=app"])(
    "refuses %s, which it would otherwise pass over",
    (value) => {
      expect(() => rendered("dev", "--set", value)).toThrow(/schema/);
    },
  );
});
