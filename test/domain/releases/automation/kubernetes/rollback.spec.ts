import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { aContext } from "../a-context.ts";
import { contentOf, folderOf, run } from "../files.ts";

/** A cluster in files: `kubectl` reads a value from the file that is named after the question, and a patch writes. */
const KUBECTL = `#!/usr/bin/env bash
echo "$*" >> calls
[[ $1 == --namespace && $2 == churn-predictor-v2-production ]] || exit 9
shift 2
if [[ $1 == patch ]]; then
  shopt -s extglob
  patch=\${*: -1}
  if [[ $2 == hpa ]]; then [[ -e stuck ]] || sed 's/[^0-9]//g' <<<"$patch" > "\${3##*-}.ready"; fi
  if [[ "$2 $3" == "service churn-predictor-v2" ]]; then sed 's/.*"color":"\\([a-z]*\\)".*/\\1/' <<<"$patch" > serving; fi
  exit 0
fi
colour=\${3##*-}
case $* in
  *kubernetes*version*) cat "$colour.version" 2>/dev/null || true ;;
  *selector*) cat serving ;;
  *minReplicas*) echo 1 ;;
  *readyReplicas*) cat "$colour.ready" ;;
  *spec.replicas*) cat "$colour.pods" ;;
  *) exit 8 ;;
esac
`;

type Cluster = Readonly<Record<string, string>>;
const CLUSTER: Cluster = {
  serving: "green",
  "blue.version": "2.0.0",
  "blue.pods": "1",
  "blue.ready": "1",
  "green.version": "2.1.0",
  "green.pods": "3",
  "green.ready": "3",
};

function cluster(overrides: Cluster = {}) {
  const folder = folderOf({
    ...CLUSTER,
    ...overrides,
    kubectl: KUBECTL,
    calls: "",
    "rollback.sh": contentOf(aContext(), "scripts/rollback.sh"),
  });
  const file = (name: string) => readFileSync(join(folder, name), "utf8");
  return {
    rollback: (...args: string[]) => run(folder, "bash", ["rollback.sh", ...args], { KUBECTL: "./kubectl" }),
    serving: () => file("serving").trim(),
    patches: () =>
      file("calls")
        .split("\n")
        .filter((line) => line.includes(" patch "))
        .map((line) => line.replace("--namespace churn-predictor-v2-production patch ", "")),
  };
}

const ARGUMENTS = ["--environment", "production", "--from", "2.1.0"];

describe("the rollback on Kubernetes", () => {
  it("gives the other colour as many pods as the bad one has, then the traffic", () => {
    const { rollback, patches, serving } = cluster();

    expect(rollback(...ARGUMENTS)).toEqual({ status: 0, said: "rollback: production went from green (2.1.0) to blue (2.0.0)\n" });
    expect(serving()).toBe("blue");
    expect(patches()).toEqual([
      'hpa churn-predictor-v2-blue --type merge --patch {"spec":{"minReplicas":3}}',
      'service churn-predictor-v2 --type merge --patch {"spec":{"selector":{"color":"blue"}}}',
      'service churn-predictor-v2-preview --type merge --patch {"spec":{"selector":{"color":"green"}}}',
    ]);
  });

  it("does nothing the second time, so that a storm of alerts does not switch forth again", () => {
    const { rollback, patches, serving } = cluster();
    rollback(...ARGUMENTS);
    const before = patches().length;

    expect(rollback(...ARGUMENTS)).toMatchObject({ status: 0, said: expect.stringContaining("already, nothing to do") });
    expect(patches()).toHaveLength(before);
    expect(serving()).toBe("blue");
  });

  it("takes a canary back, during which no colour is selected", () => {
    const { rollback, serving } = cluster({ serving: "", "green.pods": "1", "blue.pods": "3", "blue.ready": "3" });

    expect(rollback(...ARGUMENTS)).toMatchObject({ status: 0 });
    expect(serving()).toBe("blue");
  });

  it("switches nothing onto a version that does not get ready, and takes its pods back", () => {
    const { rollback, patches, serving } = cluster({ stuck: "" });

    expect(rollback(...ARGUMENTS, "--timeout", "0")).toMatchObject({ status: 3, said: expect.stringContaining("green keeps the traffic") });
    expect(serving()).toBe("green");
    expect(patches().at(-1)).toContain('{"minReplicas":1}');
  });

  test.each([
    ["a version that does not run", { "green.version": "2.2.0" }, 0, "nothing to do"],
    ["both colours on the version", { "blue.version": "2.1.0" }, 3, "nothing to return to"],
    ["no other colour", { "blue.version": "" }, 3, "no blue deployment"],
  ])("leaves everything as it is for %s", (_, overrides: Cluster, status, said) => {
    const { rollback, patches } = cluster(overrides);

    expect(rollback(...ARGUMENTS)).toMatchObject({ status, said: expect.stringContaining(said) });
    expect(patches()).toEqual([]);
  });

  it("wants one pod at least, also where the bad version has none", () => {
    const { rollback, serving } = cluster({ "green.pods": "0", "blue.ready": "0", stuck: "" });

    expect(rollback(...ARGUMENTS, "--timeout", "0")).toMatchObject({ status: 3 });
    expect(serving()).toBe("green");
  });

  it("says what it would do, and does not, when asked so", () => {
    const { rollback, patches } = cluster();
    const { status, said } = rollback(...ARGUMENTS, "--dry-run");

    expect(status).toBe(0);
    expect(said.match(/^would run: kubectl/gm)).toHaveLength(3);
    expect(patches()).toEqual([]);
  });

  it("knows a version with build metadata by its label", () => {
    const { rollback, serving } = cluster({ "green.version": "2.1.0_build.7" });

    expect(rollback("--environment", "production", "--from", "2.1.0+build.7")).toMatchObject({ status: 0 });
    expect(serving()).toBe("blue");
  });

  test.each([[[]], [["--environment", "production"]], [["--environment"]], [["--force"]], [[...ARGUMENTS, "--timeout", "soon"]]])(
    "refuses the arguments %j with its usage",
    (args) => {
      expect(cluster().rollback(...args)).toMatchObject({ status: 2, said: expect.stringContaining("usage: rollback.sh") });
    },
  );
});
