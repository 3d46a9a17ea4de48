import { expect, it } from "vitest";
import { describeStatus, readStatus } from "../../../bin/commands/status.ts";
import { summaryOf } from "../../../bin/commands/summary.ts";
import { homeOf } from "../../../bin/places.ts";
import { awsPlace } from "../../../bin/targets/aws.ts";
import { localPlace } from "../../../bin/targets/local.ts";

const urls = { apiUrl: "http://api", dashboardUrl: "http://page" };

it("has exactly the published fields, null where nothing is deployed", async () => {
  const status = await readStatus({ home: homeOf({ BELLWETHER_HOME: "/nowhere/.bellwether" }), place: localPlace(4600) });
  expect(status).toEqual({ target: "local", healthy: false, apiUrl: null, dashboardUrl: null, docsUrl: null, token: null });
  expect(describeStatus(status)).toContain("To start: npm start");
});

it("says how to start each target", () => {
  const status = { healthy: false, ...urls, docsUrl: "http://api/docs", token: null };
  expect(describeStatus({ ...status, target: "localstack" })).toContain("TARGET=localstack npm start");
  expect(describeStatus({ ...status, target: "aws" })).toContain("TARGET=aws npm run deploy");
  expect(describeStatus({ ...status, target: "local", healthy: true })).not.toContain("npm start");
});

it("prints where everything is after a start", () => {
  const summary = summaryOf(localPlace(4600), urls, "bw_secret");
  for (const part of ["http://page", "http://api\n", "http://api/docs", "bw_secret", "npm run demo"]) expect(summary).toContain(part);
});

it("warns that a token for an account is shown once, and later shows none", () => {
  expect(summaryOf(awsPlace({}), urls, "bw_secret")).toContain("will not be shown again");
  expect(summaryOf(awsPlace({}), urls, null)).not.toContain("bw_");
});
