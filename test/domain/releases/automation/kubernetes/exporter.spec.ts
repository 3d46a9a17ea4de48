import { tmpdir } from "node:os";
import { describe, expect, it, test } from "vitest";
import * as z from "zod";
import { SERVING } from "../../../../../lambdas/domain/releases/infrastructure/serving.ts";
import { absent, skippedWithout } from "../../../../support/tools.ts";
import { aContext } from "../a-context.ts";
import { contentOf, folderFor, folderOf, run } from "../files.ts";

const Declared = z.object({
  metrics: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(["counter", "gauge", "histogram"]),
      unit: z.string().nullable(),
      labels: z.array(z.string()),
      help: z.string().min(1),
      exportedBy: z.enum(["app/metrics.py", "prometheus"]),
    }),
  ),
});
const text = (path: string) => contentOf(aContext(), path);
const declared = Declared.parse(JSON.parse(text("monitoring/metrics.json"))).metrics;

const python = run(tmpdir(), "python3", ["-c", "import fastapi, prometheus_client, httpx"]).status === 0;
const noPython = python ? "" : skippedWithout("fastapi, prometheus_client and httpx for python3");
const noRuff = absent("ruff");
const noPython3 = absent("python3");

describe("the exporter", () => {
  it("declares in Python exactly what the list of metrics says", () => {
    const inPython = [...text("app/metrics.py").matchAll(/^[A-Z_]+ = (\w+)\(\n {4}"(\w+)"/gm)].map(([, type, name]) => [
      type?.toLowerCase(),
      name,
    ]);

    expect(inPython).toEqual(declared.filter((one) => one.exportedBy === "app/metrics.py").map(({ type, name }) => [type, name]));
  });

  it("has a bucket whose edge is the objective", () => {
    expect(text("app/metrics.py")).toMatch(/buckets=\(\n[^)]* 0\.1,\n[^)]*\)/);
  });

  it("counts no probe and no scrape", () => {
    expect(text("app/metrics.py")).toContain(`UNCOUNTED = ("${SERVING.live}", "${SERVING.ready}", "${SERVING.metrics}")`);
  });

  test.skipIf(noRuff)(`passes the workflow's own lint and format, however odd the objective is${noRuff}`, () => {
    const folder = folderFor(
      aContext({ name: `a${"b".repeat(49)}`, service: "s".repeat(100), latency: { milliseconds: 50.125, percentile: 99.99 } }),
    );

    expect(run(folder, "ruff", ["check", "app"])).toEqual({ status: 0, said: "All checks passed!\n" });
    expect(run(folder, "ruff", ["format", "--check", "app"])).toMatchObject({ status: 0 });
  });

  test.skipIf(noPython3)(`is Python${noPython3}`, () => {
    expect(run(folderFor(aContext()), "python3", ["-m", "compileall", "-q", "app"])).toEqual({ status: 0, said: "" });
  });
});

const SERVICE = `
from fastapi import FastAPI
from fastapi.testclient import TestClient
from app import health, metrics

app = FastAPI()
metrics.install(app)
app.include_router(health.router)


@app.get("/items/{id}")
def item(id: int):
    return 1 / id


@app.post("/predict")
def predict(features: dict[str, float]):
    metrics.predicted("yes", features)


client = TestClient(app, raise_server_exceptions=False)
status = lambda path: client.get(path).status_code
print("live", status("${SERVING.live}"), "ready", status("${SERVING.ready}"))
health.ready_when("model", lambda: True)
print("loaded", status("${SERVING.ready}"))
health.ready_when("store", lambda: 1 / 0)
print("broken", status("${SERVING.ready}"), client.get("${SERVING.ready}").json()["failing"])
for path in ("/items/1", "/items/2", "/items/0", "/nowhere"):
    status(path)
print(client.get("${SERVING.metrics}").text)
for _ in range(600):
    client.post("/predict", json={"age": 70, "other": 1})
print(client.get("${SERVING.metrics}").text)
`;

describe.skipIf(noPython)(`the service with its exporter${noPython}`, () => {
  it("is alive at once and ready when all checks hold, and counts requests by route and not by path", { timeout: 60_000 }, () => {
    const folder = folderFor(aContext());
    const reference = folderOf({ "reference.json": '{"age": {"edges": [30, 50], "shares": [0.2, 0.5, 0.3]}}', "service.py": SERVICE });
    const env = { PYTHONPATH: folder, DRIFT_REFERENCE: `${reference}/reference.json` };
    const { said, status } = run(reference, "python3", ["-W", "ignore", "service.py"], env);

    expect(status, said).toBe(0);
    expect(said).toContain("live 200 ready 503\nloaded 200\nbroken 503 ['store']\n");
    expect(said).toContain('http_requests_total{method="GET",route="/items/{id}",status="200"} 2.0');
    expect(said).toContain('http_requests_total{method="GET",route="/items/{id}",status="500"} 1.0');
    expect(said).toContain('http_requests_total{method="GET",route="unmatched",status="404"} 1.0');
    expect(said).toContain('model_feature_psi{feature="age"} NaN');
    expect(said).toMatch(/model_feature_psi\{feature="age"\} 6\.6/);
    expect(said).not.toContain(SERVING.ready.concat('"'));
  });
});
