import { describe, expect, it } from "vitest";
import { STACKS } from "../../../../lambdas/contract/release.ts";
import { makePipeline } from "../../../../lambdas/domain/releases/pipeline/make-pipeline.ts";
import { ACTIONS } from "../../../../lambdas/domain/releases/versions.ts";
import { aReleaseContext } from "../context/a-release-request.ts";
import { contentOf } from "../infrastructure/a-package.ts";
import { readYaml } from "../infrastructure/read-yaml.ts";

const WORKFLOW = ".github/workflows/deploy.yml";
const idsOf = (topic: string) => [`AC-${topic}`];
const pipelineOf = (...args: Parameters<typeof aReleaseContext>) => makePipeline(aReleaseContext(...args), idsOf);
const jobsOf = (...args: Parameters<typeof aReleaseContext>) => {
  const [workflow] = readYaml(contentOf(pipelineOf(...args).artifacts, WORKFLOW));
  return workflow?.jobs ?? {};
};
/** Jobs that have to end well before the given one starts. */
const ancestorsOf = (jobs: Record<string, { needs?: string[] }>, id: string): string[] =>
  (jobs[id]?.needs ?? []).flatMap((need) => [need, ...ancestorsOf(jobs, need)]);

describe.each(STACKS)("the pipeline of %s", (stack) => {
  it("has eight stages, each of which is a job of the workflow", () => {
    const { stages } = pipelineOf(stack);
    expect(stages).toHaveLength(8);
    expect(Object.keys(jobsOf(stack))).toEqual(expect.arrayContaining(stages.map(({ id }) => id)));
  });

  it("is the same bytes for the same context", () => {
    expect(pipelineOf(stack)).toEqual(pipelineOf(stack));
  });

  it("says the same in stages.json as in the workflow", () => {
    const { artifacts } = pipelineOf(stack);
    const stages: { jobs: { id: string; needs: string[]; environment: string | null }[] }[] = JSON.parse(
      contentOf(artifacts, "docs/stages.json"),
    ).stages;
    const jobs = jobsOf(stack);
    expect(stages.flatMap((one) => one.jobs.map(({ id }) => id))).toEqual(Object.keys(jobs));
    for (const { id, needs, environment } of stages.flatMap((one) => one.jobs))
      expect([jobs[id].needs ?? [], jobs[id].environment ?? null]).toEqual([needs, environment]);
  });

  it("deploys to dev first, then staging, and to production only after both, the checks and the scan", () => {
    const jobs = jobsOf(stack);
    expect(ancestorsOf(jobs, "deploy-dev")).toEqual(expect.arrayContaining(["lint-and-test", "integration-tests", "build", "scan"]));
    expect(ancestorsOf(jobs, "deploy-staging")).toContain("deploy-dev");
    expect(ancestorsOf(jobs, "canary")).toContain("deploy-staging");
    expect(ancestorsOf(jobs, "rollout")).toContain("canary");
  });

  it("puts both jobs of production behind the environment that reviewers guard", () => {
    const jobs = jobsOf(stack);
    expect([jobs.canary.environment, jobs.rollout.environment]).toEqual(["production", "production"]);
  });

  it("gives no job a right that it has not asked for, and none but those that deploy the right to sign in", () => {
    const [workflow] = readYaml(contentOf(pipelineOf(stack).artifacts, WORKFLOW));
    expect(workflow?.permissions).toEqual({});
    for (const { permissions, environment } of Object.values<{ permissions: object; environment?: string }>(workflow?.jobs))
      expect([Object.hasOwn(permissions, "id-token"), Object.hasOwn(permissions, "contents")]).toEqual([environment !== undefined, true]);
  });

  it("limits the time of each job and never deploys from a pull request", () => {
    for (const { "timeout-minutes": minutes, environment, if: condition } of Object.values<Record<string, string | number>>(
      jobsOf(stack),
    )) {
      expect(minutes).toBeLessThanOrEqual(45);
      if (environment) expect(condition).toContain("github.event_name != 'pull_request'");
    }
  });

  it("uses actions of the table at exactly its versions, and no stored key", () => {
    const text = contentOf(pipelineOf(stack).artifacts, WORKFLOW);
    const used = [...text.matchAll(/uses: (\S+)@(\S+)/g)].map(([, name, version]) => [name, version]);
    const table = Object.entries(ACTIONS).map(([name, { version }]) => [name, version]);
    expect(used.length).toBeGreaterThan(8);
    for (const one of used) expect(table).toContainEqual(one);
    expect([...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name).filter((name) => name !== "GITHUB_TOKEN")).toEqual([]);
  });

  it("names the version of everything that it uses in the document on artifacts", () => {
    const { artifacts } = pipelineOf(stack);
    const document = contentOf(artifacts, "docs/artifacts.md");
    for (const [, name, version] of contentOf(artifacts, WORKFLOW).matchAll(/uses: (\S+)@(\S+)/g))
      expect(document).toContain(`| \`${name}\` | \`${version}\` |`);
  });

  it("traces each file to criteria of its topics, each once", () => {
    for (const { traces } of pipelineOf(stack).artifacts) {
      expect(traces.length).toBeGreaterThan(0);
      expect(new Set(traces).size).toBe(traces.length);
    }
  });
});

describe("environments", () => {
  it("are deployed to in the order of the context, whatever they are called", () => {
    const jobs = jobsOf("python-kubernetes", { environments: ["qa", "load", "staging", "live"] });
    expect(ancestorsOf(jobs, "canary")).toEqual(expect.arrayContaining(["deploy-qa", "deploy-load", "deploy-staging"]));
    expect(ancestorsOf(jobs, "deploy-load")).toContain("deploy-qa");
    expect(jobs.canary.environment).toBe("live");
  });

  it("leave out the stage before production where there is nothing before it, and keep the scan", () => {
    const context = { environments: ["production"] };
    expect(pipelineOf("node-lambda", context).stages.map(({ id }) => id)).toHaveLength(7);
    expect(ancestorsOf(jobsOf("node-lambda", context), "canary")).toContain("scan");
  });
});

describe("the cluster's cloud", () => {
  it.each([
    ["Kubernetes (GKE)", "google-github-actions/auth"],
    ["EKS", "aws-actions/configure-aws-credentials"],
    ["AKS", "azure/login"],
    ["Kubernetes", "ACTIONS_ID_TOKEN_REQUEST_URL"],
  ])("decides how the pipeline signs in: %s", (target, signIn) => {
    expect(contentOf(pipelineOf("python-kubernetes", { target }).artifacts, WORKFLOW)).toContain(signIn);
  });
});
