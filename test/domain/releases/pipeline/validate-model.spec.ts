import { describe, expect, it } from "vitest";
import { validateModel } from "../../../../lambdas/domain/releases/pipeline/python/validate-model.ts";
import { absent } from "../../../support/tools.ts";
import { aReleaseContext } from "../context/a-release-request.ts";
import { written } from "../infrastructure/a-package.ts";
import { run } from "../infrastructure/tool.ts";

const missing = absent("python3");

/** Stands for FastAPI's client: asks the application's function. */
const CLIENT = `class TestClient:
    def __init__(self, app):
        self.app = app
    def __enter__(self):
        return self
    def __exit__(self, *_):
        return False
    def post(self, path, json):
        return self.app(json)
`;
/** Churns from 0.5 on; refuses what has no score; \`delay\` seconds late. */
const app = (delay: number) => `import time
class Answer:
    def __init__(self, status_code, body):
        self.status_code, self.body = status_code, body
    def json(self):
        return self.body
def app(body):
    time.sleep(${delay})
    if "score" not in body:
        return Answer(422, {})
    return Answer(200, {"churn": body["score"] >= 0.5, "probability": body["score"] + 1e-9})
`;

const example = (score: number, churn: boolean) => ({ request: { score }, response: { churn, probability: score } });
const validate = (accepted: object, { delay = 0, latencySla = "< 100ms p99" } = {}) => {
  const root = written([
    { path: "scripts/validate_model.py", content: validateModel(aReleaseContext("python-kubernetes", { latencySla })) },
    { path: "model/acceptance.json", content: JSON.stringify(accepted) },
    { path: "app/__init__.py", content: "" },
    { path: "app/main.py", content: app(delay) },
    { path: "fastapi/__init__.py", content: "" },
    { path: "fastapi/testclient.py", content: CLIENT },
  ]);
  return run("python3", ["scripts/validate_model.py"], { cwd: root, env: { PYTHONPATH: root } });
};

describe.skipIf(missing)(`the validation of a model${missing}`, () => {
  it("passes one that agrees with what it was accepted with and refuses what is invalid", () => {
    const accepted = { minimumShare: 1, examples: [example(0.9, true), example(0.1, false)], invalid: [{ other: 1 }] };
    expect(validate(accepted)).toEqual({ status: 0, output: "" });
  });

  it("stops one that agrees with too few examples", () => {
    const { status, output } = validate({ minimumShare: 0.95, examples: [example(0.9, true), example(0.1, true)] });
    expect([status, output]).toEqual([1, "model: 1 of 2 examples agree, needed: 95%\n"]);
  });

  it("stops one that has no examples: nothing is no evidence", () => {
    expect(validate({ minimumShare: 0, examples: [] }).status).toBe(1);
  });

  it("stops one that predicts for an invalid request", () => {
    const { status, output } = validate({ minimumShare: 1, examples: [example(0.9, true)], invalid: [{ score: 1 }] });
    expect(status).toBe(1);
    expect(output).toContain("answered with 200, not 422");
  });

  it("stops one that is slower than the objective without any load", () => {
    const { status, output } = validate({ minimumShare: 1, examples: [example(0.9, true)] }, { delay: 0.01, latencySla: "< 5ms p50" });
    expect(status).toBe(1);
    expect(output).toMatch(/p50 is \d+\.\d ms without any load, limit: 5 ms/);
  });
});
