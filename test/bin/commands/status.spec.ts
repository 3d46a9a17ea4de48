import { expect, it } from "vitest";
import { describeStatus, readStatus } from "../../../bin/commands/status.ts";
import { summaryOf } from "../../../bin/commands/summary.ts";
import { homeOf } from "../../../bin/places.ts";
import { awsPlace } from "../../../bin/targets/aws.ts";
import { localPlace } from "../../../bin/targets/local.ts";

const OFF = { isOn: false, repos: [] };
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
  const summary = summaryOf(localPlace(4600), urls, "bw_secret", OFF);
  for (const part of ["http://page", "http://api\n", "http://api/docs", "bw_secret", "npm run demo"]) expect(summary).toContain(part);
});

it("says what of GitHub is watched since this start, and where", () => {
  const told = (watched: Parameters<typeof summaryOf>[3]) => summaryOf(localPlace(4600), urls, null, watched);

  expect(told(OFF)).toContain("GitHub      not watched");
  expect(told({ isOn: true, repos: ["octo/shop", "octo/api"] })).toContain("octo/shop, octo/api: http://page#/wall");
  expect(told({ isOn: true, repos: ["a/a", "a/b", "a/c", "a/d"] })).toContain("4 repositories");
  expect(told({ isOn: true, repos: [] })).toContain("no repository that could be watched");
});

it("says why a system that is up is not well", () => {
  const status = { target: "local", healthy: false, ...urls, docsUrl: "http://api/docs", token: null };

  expect(describeStatus(status, ["GITHUB_TOKEN is missing"])).toContain("up, but not well:\n  ! GITHUB_TOKEN is missing");
});

it("warns that a token for an account is shown once, and later shows none", () => {
  expect(summaryOf(awsPlace({}), urls, "bw_secret", OFF)).toContain("will not be shown again");
  expect(summaryOf(awsPlace({}), urls, null, OFF)).not.toContain("bw_");
});
