import { describe, expect, it } from "vitest";
import { aReleaseContext } from "../context/a-release-request.ts";
import { packageOf } from "./a-package.ts";
import { readYaml } from "./read-yaml.ts";

/** Objects of one environment by kind and name. */
function cluster(environment: string, overrides: Parameters<typeof aReleaseContext>[1] = {}) {
  const objects = packageOf(aReleaseContext("python-kubernetes", overrides))
    .filter(({ path }) => path.startsWith(`k8s/${environment}/`))
    .flatMap(({ content }) => readYaml(content));
  return (kind: string, name = "churn-predictor-v2") => {
    const found = objects.find((object) => object.kind === kind && object.metadata.name === name);
    if (!found) throw new Error(`no ${kind} ${name} among ${objects.map((one) => `${one.kind} ${one.metadata.name}`).join(", ")}`);
    return found;
  };
}
const production = cluster("production");
const pod = production("Deployment", "churn-predictor-v2-blue").spec.template;
const [container] = pod.spec.containers;

describe("traffic", () => {
  it("goes to blue alone, and the preview to green alone", () => {
    expect(production("Service").spec.selector.color).toBe("blue");
    expect(production("Service", "churn-predictor-v2-preview").spec.selector.color).toBe("green");
  });

  it("reaches pods: what a Service selects are labels that the pods have", () => {
    expect(pod.metadata.labels).toMatchObject(production("Service").spec.selector);
    const green = production("Deployment", "churn-predictor-v2-green").spec.template;
    expect(green.metadata.labels).toMatchObject(production("Service", "churn-predictor-v2-preview").spec.selector);
  });

  it("goes to a port that the container names", () => {
    const ports = container.ports.map((port: { name: string }) => port.name);
    expect(ports).toContain(production("Service").spec.ports[0].targetPort);
    for (const probe of ["startupProbe", "livenessProbe", "readinessProbe"]) expect(ports).toContain(container[probe].httpGet.port);
    expect(ports).toContain(production("NetworkPolicy").spec.ingress[0].ports[0].port);
  });

  it("is asked for by readiness, and restarts by liveness: never the same question", () => {
    expect(container.readinessProbe.httpGet.path).not.toBe(container.livenessProbe.httpGet.path);
  });
});

describe("a pod", () => {
  it("is nobody: not root, nothing to write but /tmp, no capabilities, no token", () => {
    expect(pod.spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    expect(container.volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual(["/tmp"]);
  });

  it("gets its secrets from the store of its environment, by name and not by value", () => {
    const secret = production("ExternalSecret", "churn-predictor-v2-env").spec;
    expect(container.envFrom[0].secretRef.name).toBe(secret.target.name);
    expect(secret.secretStoreRef.name).toBe(production("SecretStore").metadata.name);
    expect(secret.dataFrom[0].extract.key).toBe("churn-predictor-v2-production");
  });

  it("is stopped only after it had time to finish", () => {
    expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThan(Number(container.lifecycle.preStop.exec.command[1]));
  });
});

describe("size", () => {
  const minimum = (environment: string, color: string, overrides = {}) =>
    cluster(environment, overrides)("HorizontalPodAutoscaler", `churn-predictor-v2-${color}`).spec.minReplicas;

  it("grows with what is at stake, and is left to the autoscaler", () => {
    expect(["dev", "staging", "production"].map((environment) => minimum(environment, "blue"))).toEqual([1, 2, 3]);
    expect(production("Deployment", "churn-predictor-v2-blue").spec.replicas).toBeUndefined();
  });

  it("is one pod for the colour without traffic", () => {
    expect(minimum("production", "green")).toBe(1);
  });

  it("lets production lose a zone where the objective is high", () => {
    const high = { availabilitySla: "99.95%" };
    expect(minimum("production", "blue", high)).toBe(6);
    const { topologySpreadConstraints } = cluster("production", high)("Deployment", "churn-predictor-v2-blue").spec.template.spec;
    expect(topologySpreadConstraints[0]).toMatchObject({
      topologyKey: "topology.kubernetes.io/zone",
      whenUnsatisfiable: "DoNotSchedule",
      labelSelector: { matchLabels: { color: "blue" } },
    });
  });
});

describe("the deployer", () => {
  const rules: { resources: string[]; verbs: string[] }[] = production("Role", "churn-predictor-v2-deployer").rules;

  it("may read no secret, run nothing in a pod, and give itself no right", () => {
    const resources = rules.flatMap((rule) => rule.resources);
    for (const forbidden of ["secrets", "pods/exec", "roles", "rolebindings", "secretstores", "*"])
      expect(resources).not.toContain(forbidden);
    expect(rules.flatMap(({ verbs }) => verbs)).not.toContain("*");
  });

  it("may manage every kind that the chart installs", () => {
    const managed = rules.filter(({ verbs }) => verbs.includes("patch")).flatMap(({ resources }) => resources);
    const plural = (kind: string) => kind.toLowerCase().replace(/y$/, "ie").concat("s");
    const kinds = packageOf(aReleaseContext("python-kubernetes"))
      .filter(({ path }) => /^k8s\/dev\/[^/]+$/.test(path))
      .flatMap(({ content }) => readYaml(content).map(({ kind }) => plural(kind)));
    expect(managed).toEqual(expect.arrayContaining(kinds));
  });

  it("is bound in its own namespace alone", () => {
    const binding = production("RoleBinding", "churn-predictor-v2-deployer");
    expect(binding.metadata.namespace).toBe("churn-predictor-v2-production");
    expect(binding.roleRef.name).toBe("churn-predictor-v2-deployer");
  });
});

describe("names and versions", () => {
  it("are valid labels where a version has build metadata", () => {
    const { metadata } = cluster("dev", { version: "2.1.0+build.7" })("Deployment", "churn-predictor-v2-blue");
    expect(metadata.labels["app.kubernetes.io/version"]).toBe("2.1.0_build.7");
  });

  it("stay text where YAML would read a number", () => {
    const { metadata } = cluster("dev", { version: "1.10" })("Deployment", "churn-predictor-v2-blue");
    expect(metadata.labels["app.kubernetes.io/version"]).toBe("1.10");
  });

  it("put the image into the registry of the repository's owner, in lower case", () => {
    const [app] = cluster("dev", { repo: "Acme/Churn" })("Deployment", "churn-predictor-v2-blue").spec.template.spec.containers;
    expect(app.image).toBe("ghcr.io/acme/churn-predictor-v2:2.1.0");
  });
});

describe.each(["EKS", "AKS", "Kubernetes", "GKE"])("the secret store on %s", (target) => {
  it("signs in as an identity of its own, which is not the pods'", () => {
    const of = cluster("dev", { target });
    const named = JSON.stringify(of("SecretStore").spec.provider);
    expect(named).toContain('"name":"churn-predictor-v2-secrets"');
    expect(of("ServiceAccount", "churn-predictor-v2-secrets").metadata.namespace).toBe("churn-predictor-v2-dev");
  });
});
