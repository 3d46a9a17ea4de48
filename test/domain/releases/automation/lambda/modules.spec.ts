import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aContext } from "../a-context.ts";
import { contentOf, folderFor, run } from "../files.ts";

const context = aContext({ stack: "node-lambda" });

/** Runs lines of JavaScript beside the modules, and reads the JSON that they print. */
function evaluate(lines: string): unknown {
  const folder = folderFor(context);
  const { said, status } = run(join(folder, "src"), process.execPath, ["--input-type=module", "-e", lines], { VERSION: "2.1.0" });
  if (status !== 0) throw new Error(said);
  return JSON.parse(said);
}

const ask = (path: string, checks: string) =>
  evaluate(`import { health } from "./health.mjs"; console.log(JSON.stringify(await health({ rawPath: "${path}" }, ${checks})))`);

describe("the health check of a function", () => {
  it("answers 200 with its version where all checks hold", () => {
    expect(ask("/health", "{ store: async () => true }")).toMatchObject({ statusCode: 200, body: '{"status":"ready","version":"2.1.0"}' });
  });

  it("answers 503 with the names of those that do not hold or throw", () => {
    const answer = ask("/health", "{ store: () => false, queue: () => { throw new Error() }, cache: () => {} }");

    expect(answer).toMatchObject({ statusCode: 503, body: expect.stringContaining('"failing":["store","queue"]') });
  });

  it("leaves every other request to the handler", () => {
    expect(ask("/orders", "{}")).toBeNull();
  });
});

describe("the module of logs and traces", () => {
  it("is JavaScript, and names the service", () => {
    expect(run(folderFor(context), process.execPath, ["--check", "src/observability.mjs"])).toEqual({ status: 0, said: "" });
    expect(contentOf(context, "src/observability.mjs")).toContain('const serviceName = "churn_predictor_v2";');
  });
});
