import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  artifactHref,
  deploymentHref,
  deploymentsHref,
  flakyHref,
  incidentHref,
  overviewHref,
  releaseHref,
  releasesHref,
  runHref,
  runsHref,
  wallHref,
} from "../../web/src/app/hrefs.ts";
import { parseRoute } from "../../web/src/app/routes.ts";

const word = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !/[\ud800-\udfff]/.test(text));
const maybe = fc.option(word);

describe("parseRoute", () => {
  test.each([
    { hash: "", view: "overview" },
    { hash: "#/", view: "overview" },
    { hash: "#/wall?attention=1&big=1", view: "wall" },
    { hash: "#/wall/other", view: "not-found" },
    { hash: "#/runs?repo=acme%2Fshop", view: "runs" },
    { hash: "#/runs/01K/", view: "run" },
    { hash: "#/deployments?service=billing-api", view: "deployments" },
    { hash: "#/deployments/01K", view: "deployment" },
    { hash: "#/releases?status=blocked", view: "releases" },
    { hash: "#/releases/01K", view: "release" },
    { hash: "#/releases/01K/artifacts/.github/workflows/deploy.yml", view: "artifact" },
    { hash: "#/releases/01K/artifacts", view: "not-found" },
    { hash: "#/releases/01K/other/x", view: "not-found" },
    { hash: "#/runs/01K/artifacts/x", view: "not-found" },
    { hash: "#/clusters", view: "clusters" },
    { hash: "#/clusters/c-1", view: "cluster" },
    { hash: "#/flaky?verdict=broken", view: "flaky" },
    { hash: "#/incidents?status=open", view: "incidents" },
    { hash: "#/incidents/01K", view: "incident" },
    { hash: "#/sign-in/secret", view: "sign-in" },
    { hash: "#/nowhere", view: "not-found" },
    { hash: "#/runs/1/2", view: "not-found" },
    { hash: "#/runs/%E0%A4%A", view: "not-found" },
  ])("shows $view at $hash", ({ hash, view }) => {
    expect(parseRoute(hash).view).toBe(view);
  });

  it("takes only positive whole numbers as a step and a line", () => {
    expect(parseRoute("#/runs/1?step=0&line=-3")).toMatchObject({ place: { step: null, line: null } });
    expect(parseRoute("#/runs/1?step=2&line=37&tab=steps")).toMatchObject({ place: { step: 2, line: 37, tab: "steps" } });
    expect(parseRoute("#/runs/1?step=2x&line=1e9&tab=other")).toMatchObject({ place: { step: null, line: null, tab: "steps" } });
  });

  it("never throws, whatever the hash", () => {
    fc.assert(fc.property(fc.string(), (hash) => typeof parseRoute(hash).view === "string"));
  });
});

describe("links", () => {
  it("lead back to the filter they were made of", () => {
    const filters = fc.record({
      repo: maybe,
      source: maybe,
      workflow: maybe,
      actor: maybe,
      status: maybe,
      conclusion: maybe,
      branch: maybe,
      since: maybe,
      cursor: maybe,
    });
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseRoute(runsHref(filter))).toEqual({ view: "runs", filter });
      }),
    );
  });

  it("lead back to the same wall", () => {
    const filters = fc.record({ repo: maybe, branch: maybe, attention: fc.boolean(), big: fc.boolean() });
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseRoute(wallHref(filter))).toEqual({ view: "wall", filter });
      }),
    );
  });

  it("lead back to the service, the environment and the span of deployments", () => {
    fc.assert(
      fc.property(fc.record({ service: maybe, environment: maybe, windowDays: maybe }), (filter) => {
        expect(parseRoute(deploymentsHref(filter))).toEqual({ view: "deployments", filter });
      }),
    );
  });

  it("lead back to the status, the service and the page of releases", () => {
    fc.assert(
      fc.property(fc.record({ status: maybe, service: maybe, cursor: maybe }), (filter) => {
        expect(parseRoute(releasesHref(filter))).toEqual({ view: "releases", filter });
      }),
    );
  });

  it("lead back to the file of the release, in whatever folder", () => {
    const part = word.map((name) => name.replaceAll("/", "_"));
    fc.assert(
      fc.property(word, fc.array(part, { minLength: 1, maxLength: 4 }), (id, parts) => {
        expect(parseRoute(artifactHref(id, parts.join("/")))).toEqual({ view: "artifact", id, path: parts.join("/") });
      }),
    );
  });

  it("lead back to the thing they were made of", () => {
    fc.assert(
      fc.property(word, fc.integer({ min: 1, max: 1e6 }), (id, line) => {
        const route = parseRoute(runHref(id, { step: 1, line, tab: "tests" }));
        expect(route).toEqual({ view: "run", id, place: { tab: "tests", step: 1, line } });
        expect(parseRoute(deploymentHref(id))).toEqual({ view: "deployment", id });
        expect(parseRoute(releaseHref(id))).toEqual({ view: "release", id });
        expect(parseRoute(incidentHref(id))).toEqual({ view: "incident", id });
      }),
    );
  });

  it("leave out what is not set", () => {
    expect([overviewHref(), runsHref(), flakyHref({ repo: null, verdict: "flaky" })]).toEqual(["#/", "#/runs", "#/flaky?verdict=flaky"]);
  });
});
