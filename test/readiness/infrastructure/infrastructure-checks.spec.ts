import { describe, expect, it } from "vitest";
import { STACKS, type Stack } from "../../../lambdas/contract/release.ts";
import type { Package } from "../../../lambdas/readiness/check.ts";
import { infrastructureChecks } from "../../../lambdas/readiness/infrastructure/infrastructure-checks.ts";
import { runChecks } from "../../../lambdas/readiness/run-checks.ts";
import { WORDS } from "../../domain/releases/context/a-release-request.ts";
import { aPackage } from "./a-package.ts";
import { mutated } from "./mutations/mutation.ts";
import { MORE_MUTATIONS, MUTATIONS } from "./mutations/mutations.ts";

const run = (of: Package) => runChecks(infrastructureChecks, of);
const failedOf = async (of: Package) => (await run(of)).filter(({ result }) => result === "fail");
/** The same for every mutation. `checkout` is a word that the mutations of templates look for. */
const generated = Object.fromEntries(STACKS.map((stack) => [stack, aPackage(stack, nameFor(stack))])) as Record<Stack, Package>;

function nameFor(stack: Stack) {
  return stack === "node-lambda" ? { name: "checkout" } : {};
}

describe("a generated package", () => {
  const CONTEXTS = {
    "with three environments": {},
    "with one environment": { environments: ["live"] },
    "with names of its own": { environments: ["test", "pre-prod", "eu-1"], service: "scores", repo: "Acme/Churn" },
    "of the hardest objectives": { availabilitySla: "99.99%", latencySla: "< 25ms p99.9" },
    "of the easiest objectives": { availabilitySla: "90%", latencySla: "< 2s p50" },
    "of a version with build metadata": { version: "2.1.0+build.7" },
  };

  for (const stack of STACKS)
    for (const [how, overrides] of Object.entries(CONTEXTS))
      it(`for ${stack} ${how} passes every check`, async () => {
        expect(await failedOf(aPackage(stack, overrides))).toEqual([]);
      });

  it.each(["Kubernetes (EKS)", "Kubernetes (AKS)", "Kubernetes"])("for %s passes every check", async (target) => {
    expect(await failedOf(aPackage("python-kubernetes", { target }))).toEqual([]);
  });

  it.each(STACKS)("for %s has at least three critical checks that apply, and weighs some more", async (stack) => {
    const applied = (await run(generated[stack])).filter(({ result }) => result !== "not-applicable");
    expect(applied.filter(({ critical }) => critical).length).toBeGreaterThanOrEqual(3);
    expect(applied.some(({ critical }) => !critical)).toBe(true);
    for (const { weight } of applied) expect(weight).toBeGreaterThan(0);
  });

  it.each(STACKS)("for %s is told which checks do not apply, and for which stack they are", async (stack) => {
    const absent = (await run(generated[stack])).filter(({ result }) => result === "not-applicable");
    expect(absent.length).toBeGreaterThan(0);
    for (const { reason } of absent) expect(reason).toMatch(new RegExp(`^only for .+; this package is for ${stack}$`));
  });

  it.each(STACKS)("for %s shows the files that each check looked at", async (stack) => {
    const paths = generated[stack].files.map(({ path }) => path);
    for (const { id, artifacts, result } of await run(generated[stack])) {
      if (result === "pass") expect(artifacts, id).not.toEqual([]);
      for (const path of artifacts) expect(paths, id).toContain(path);
    }
  });
});

describe("the checks", () => {
  it("are of this area, each with an id of its own", () => {
    expect(new Set(infrastructureChecks.map(({ id }) => id)).size).toBe(infrastructureChecks.length);
    expect(new Set(infrastructureChecks.map(({ area }) => area))).toEqual(new Set(["infrastructure"]));
  });

  it("have a mistake each, that proves that they can fail", () => {
    expect(infrastructureChecks.map(({ id }) => id).filter((id) => !MUTATIONS.some(({ check }) => check === id))).toEqual([]);
  });

  it("know every stack that packages are made for", () => {
    expect(Object.keys(WORDS).sort()).toEqual([...STACKS].sort());
  });
});

const title = ({ check, stack, file, from, to }: (typeof MUTATIONS)[number]) =>
  `${check} (${stack}) ${file}: ${String(from).slice(0, 50)} -> ${to.slice(0, 50)}`.replaceAll("\n", "⏎");

describe("a mistake is found by its check and no other:", () => {
  it.each(MUTATIONS.map((mutation) => ({ mutation, title: title(mutation) })))("$title", async ({ mutation }) => {
    const failed = await failedOf(mutated(generated[mutation.stack], mutation));
    expect(failed.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([expect.stringMatching(`^${mutation.check}: `)]);
    for (const word of mutation.says) expect(failed[0]?.reason).toContain(word);
    expect(failed[0]?.reason).toMatch(/k8s\/|Dockerfile|chart\/|infra\/|scripts\/|docs\//);
  });
});

describe("a mistake is found:", () => {
  it.each(MORE_MUTATIONS.map((mutation) => ({ mutation, title: title(mutation) })))("$title", async ({ mutation }) => {
    const failed = await failedOf(mutated(generated[mutation.stack], mutation));
    const found = failed.find(({ id }) => id === mutation.check);
    expect(failed.map(({ id }) => id)).toContain(mutation.check);
    for (const word of mutation.says) expect(found?.reason).toContain(word);
  });
});
