import { describe, expect, it, test } from "vitest";
import { STACKS } from "../../../../lambdas/contract/release.ts";
import { chooseStack } from "../../../../lambdas/domain/releases/context/choose-stack.ts";
import { keysOf } from "../../../../lambdas/domain/releases/context/read-terms.ts";
import { STACK_FIELDS, STACK_TERMS } from "../../../../lambdas/domain/releases/context/stack-terms.ts";
import { WORDS } from "./a-release-request.ts";

type Words = (typeof WORDS)["static-site"];
const ofModel = (overrides: Partial<Words>) => chooseStack({ ...WORDS["python-kubernetes"], ...overrides });
const ofSite = (overrides: Partial<Words>) => chooseStack({ ...WORDS["static-site"], ...overrides });
const fieldsOf = ({ problems }: ReturnType<typeof chooseStack>) => problems.map(({ field }) => field);

describe("a stack", () => {
  test.each(STACKS)("is chosen by its own words: %s", (stack) => {
    expect(chooseStack(WORDS[stack])).toEqual({ stack, problems: [] });
  });

  test.each([
    "sklearn",
    "Scikit Learn",
    "SCIKIT_LEARN",
    "scikitlearn",
    "scikit-learn 1.5",
    "scikit-learn (Python 3.12)",
    "XGBoost and scikit-learn",
  ])("is told by the framework %j", (framework) => {
    expect(ofModel({ framework }).stack).toBe("python-kubernetes");
  });

  test.each(["fast-api", "Docker + FastAPI", "FastAPI behind Gunicorn/Uvicorn in a container", "fastapi"])(
    "is told by the serving %j",
    (serving) => {
      expect(ofModel({ serving }).stack).toBe("python-kubernetes");
    },
  );

  test.each(["k8s", "GKE", "Google Kubernetes Engine", "Kubernetes on AWS", "Amazon EKS", "Azure Kubernetes Service (AKS)", "GKE cluster"])(
    "is told by the target %j",
    (target) => {
      expect(ofModel({ target }).stack).toBe("python-kubernetes");
    },
  );

  test.each([
    { framework: "Express.js + TypeScript", serving: "Lambda", target: "AWS" },
    { framework: "Node 22.x service", serving: "Node.js on AWS Lambda", target: "AWS (Lambda, API Gateway)" },
    { framework: "Hono", serving: "API Gateway / Lambda", target: "Amazon Web Services" },
  ])("can be Lambda: %j", (words) => {
    expect(chooseStack(words).stack).toBe("node-lambda");
  });

  test.each([
    { framework: "static site", serving: "CloudFront", target: "S3 and CloudFront" },
    { framework: "React + Vite (TypeScript)", serving: "CloudFront with S3", target: "AWS CloudFront" },
    { framework: "HTML", serving: "Amazon S3 + Amazon CloudFront", target: "aws" },
  ])("can be a static site: %j", (words) => {
    expect(chooseStack(words).stack).toBe("static-site");
  });
});

describe("what is not supported", () => {
  test.each(STACK_FIELDS)("is a problem of %s that lists everything that is", (field) => {
    const { stack, problems } = ofModel({ [field]: "COBOL" });
    expect(stack).toBeNull();
    expect(problems).toEqual([{ field, reason: expect.stringContaining('"cobol" is not supported; supported: ') }]);
    for (const one of STACKS) expect(problems[0]?.reason).toContain(`(${one})`);
    for (const { name, decides } of STACK_TERMS[field]) if (decides) expect(problems[0]?.reason).toContain(name);
  });

  it("is named by the part that is not understood, and is not made good by the rest", () => {
    expect(ofModel({ serving: "FastAPI + Podman Quadlet" }).problems[0]?.reason).toMatch(/^"podman quadlet" is not supported/);
  });

  it("is told of all fields at once", () => {
    expect(fieldsOf(chooseStack({ framework: "Rails", serving: "Puma", target: "Heroku" }))).toEqual(["framework", "serving", "target"]);
  });

  test.each([
    ["framework", "Python"],
    ["framework", "React + Express"],
    ["framework", "1.0"],
    ["serving", "Docker"],
    ["target", "Google Cloud"],
  ] as const)("is a %s of %j, which leaves the stack open", (field, text) => {
    expect(ofModel({ [field]: text }).problems).toEqual([{ field, reason: expect.stringContaining("fits no supported stack") }]);
  });
});

describe("words that do not fit together", () => {
  it("are a problem of the serving where a static site comes with FastAPI", () => {
    expect(ofSite({ serving: "FastAPI + Docker" }).problems).toEqual([
      { field: "serving", reason: '"FastAPI + Docker" does not fit framework "Vite"; supported: CloudFront (static-site)' },
    ]);
  });

  it("are a problem of the target where only that differs", () => {
    expect(ofModel({ target: "AWS Lambda" }).problems).toEqual([
      {
        field: "target",
        reason: '"AWS Lambda" does not fit serving "FastAPI + Docker"; supported: Kubernetes, GKE, EKS, AKS (python-kubernetes)',
      },
    ]);
  });

  it("are found beside a framework that is unknown", () => {
    expect(fieldsOf(ofSite({ framework: "COBOL", serving: "FastAPI", target: "CloudFront" }))).toEqual(["framework", "target"]);
  });
});

describe("the table of terms", () => {
  test.each(STACK_FIELDS)("of %s has no word twice and none that is empty", (field) => {
    const keys = STACK_TERMS[field].flatMap((term) => [...new Set(keysOf(term))]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain("");
  });

  it("lets every framework decide one stack, so that the stack is never open in the end", () => {
    for (const { name, decides } of STACK_TERMS.framework) if (decides) expect(decides, name).toHaveLength(1);
  });

  test.each(STACKS)("has words for %s in every field", (stack) => {
    for (const field of STACK_FIELDS)
      expect(
        STACK_TERMS[field].some(({ decides }) => decides?.includes(stack)),
        field,
      ).toBe(true);
  });
});
