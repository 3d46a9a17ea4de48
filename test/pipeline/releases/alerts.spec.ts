import { beforeEach, describe, expect, it } from "vitest";
import { type Alert, AlertAnswer, type AlertOutcome } from "../../../lambdas/contract/alert.ts";
import type { Release } from "../../../lambdas/contract/release-record.ts";
import { listUnresolved } from "../../../lambdas/store/incidents.ts";
import { Releases } from "../../support/releases.ts";

let system: Releases;
let release: Release;
beforeEach(async () => {
  system = new Releases();
  await system.given();
  await system.brought("completed", { version: "2.0.0" });
  release = await system.brought("completed");
  await system.pass(600);
});

const anAlert = (overrides: Partial<Alert> = {}, labels: Record<string, string> = {}): Alert => ({
  status: "firing",
  labels: { alertname: "ErrorBudgetBurn", service: "churn_predictor_v2", environment: "production", rollback: "true", ...labels },
  annotations: { summary: "2 % of requests fail" },
  startsAt: new Date(system.nowMs - 60_000).toISOString(),
  fingerprint: "f1",
  ...overrides,
});
const post = (alerts: readonly unknown[], who = "writer") =>
  system.request("POST", "/alerts", { version: "4", receiver: "bellwether", alerts }, who);
const told = async (...alerts: readonly Alert[]): Promise<AlertOutcome[]> => {
  const response = await post(alerts);
  expect(response.status).toBe(200);
  const { outcomes } = AlertAnswer.parse(await response.json());
  await system.pass(60);
  return outcomes;
};
const outcomesOf = async (...alerts: readonly Alert[]) => (await told(...alerts)).map(({ outcome }) => outcome);
const rollbacks = () => system.memory.items(system.stores.deployments.name).filter(({ rollbackOf }) => typeof rollbackOf === "string");

describe("an alert", () => {
  it("rolls production back to the last verified release, at once and without looking at metrics", async () => {
    system.outside.health = () => "silent";
    const [outcome] = await told(anAlert());
    const { status, rollback, timeline } = await system.detail(release.id);

    expect(outcome).toMatchObject({ outcome: "rolling_back", releaseId: release.id, fingerprint: "f1" });
    expect(status).toBe("rolled_back");
    expect(rollback).toMatchObject({ cause: "alert", by: "writer", to: { version: "2.0.0" } });
    expect(rollback?.reason).toMatch(/^alert ErrorBudgetBurn fires since .*: 2 % of requests fail$/);
    expect(timeline.map(({ text }) => text).join("\n")).toContain("rolling back production to 2.0.0: alert ErrorBudgetBurn");
    expect(await listUnresolved(system.stores.incidents)).toHaveLength(1);
  });

  it.each([
    ["that is resolved", { status: "resolved" as const }, {}, "not_firing"],
    ["without the label rollback", {}, { rollback: "" }, "not_for_rollback"],
    ["whose label rollback is not true", {}, { rollback: "yes" }, "not_for_rollback"],
    ["without a service", {}, { service: "" }, "not_for_rollback"],
    ["without an environment", {}, { environment: "" }, "not_for_rollback"],
    ["of a service that nobody released", {}, { service: "nobody" }, "unknown_service"],
    ["of an environment that nothing was released to", {}, { environment: "canary" }, "unknown_service"],
    ["whose service is no name at all", {}, { service: "x".repeat(5_000) }, "unknown_service"],
    ["whose environment is no name at all", {}, { environment: "a#b c" }, "unknown_service"],
  ])("%s does nothing, and says why", async (_, overrides, labels, expected) => {
    const [outcome] = await told(anAlert(overrides, labels));

    expect(outcome).toMatchObject({ outcome: expected, releaseId: null });
    expect(outcome?.reason).not.toBe("");
    expect(rollbacks()).toEqual([]);
    expect((await system.release(release.id)).status).toBe("completed");
  });

  it("names every label that it misses", async () => {
    const [outcome] = await told(anAlert({ labels: { alertname: "Some" } }));
    expect(outcome?.reason).toBe('it has no label service, environment, rollback="true"');
  });

  it("that began before the deployment's end is not its fault", async () => {
    const endedAt = release.promotions.at(-1)?.deployedAt ?? "";
    expect(await outcomesOf(anAlert({ startsAt: endedAt }))).toEqual(["before_deployment"]);
    expect(await outcomesOf(anAlert({ startsAt: new Date(Date.parse(endedAt) + 1).toISOString() }))).toEqual(["rolling_back"]);
  });

  it("is compared by its instant, whatever zone and precision it is written in", async () => {
    const after = new Date(Date.parse(release.promotions.at(-1)?.deployedAt ?? "") + 60_000 + 2 * 3_600_000);
    const startsAt = `${after.toISOString().slice(0, 19)}.123456789+02:00`;
    expect(await outcomesOf(anAlert({ startsAt }))).toEqual(["rolling_back"]);
  });

  it("that comes again with the same fingerprint and start does nothing twice, and is told the first outcome", async () => {
    const alert = anAlert();
    const [first] = await told(alert);
    const [again] = await told(alert);

    expect(again).toMatchObject({ outcome: "repeated", releaseId: release.id });
    expect(again?.reason).toContain(first?.reason ?? "nothing");
    expect(rollbacks()).toHaveLength(1);
  });

  it("with the same fingerprint and another start is another alert", async () => {
    await told(anAlert());
    await system.pass(600);
    // The version that was returned to alerts too, and there is nothing before it.
    expect(await outcomesOf(anAlert())).toEqual(["nothing_to_return_to"]);
  });

  it("that has nothing to return to leaves the release as it is, however often it comes", async () => {
    await told(anAlert());
    const { rollback } = await system.release(release.id);
    await system.pass(600);
    const alert = anAlert({ fingerprint: "f2" });

    expect(await outcomesOf(alert, alert)).toEqual(["nothing_to_return_to", "repeated"]);
    expect((await system.release(rollback?.to.releaseId ?? "")).status).toBe("completed");
    expect(rollbacks()).toHaveLength(1);
  });

  it("while another release is being deployed is left to that one's verification", async () => {
    const next = await system.brought("awaiting_review", { version: "2.2.0", environments: ["production"] });
    await system.act(next.id, "approve", { reason: "go" }, "reviewer");
    const response = await post([anAlert()]);

    expect(AlertAnswer.parse(await response.json()).outcomes).toMatchObject([{ outcome: "being_deployed", releaseId: next.id }]);
    expect((await system.release(release.id)).status).toBe("completed");
  });

  it("takes back what is verified just now as well", async () => {
    system.outside.health = (environment) => (environment === "production" ? "silent" : "good");
    const halted = await system.brought("halted", { version: "2.2.0" });
    await system.pass(60);
    expect(await outcomesOf(anAlert())).toEqual(["rolling_back"]);
    expect((await system.release(halted.id)).rollback?.to.version).toBe("2.1.0");
  });

  it.each(["cancel", "reject"] as const)(
    "on an environment that an ended release (%s) was left in takes it back: it still runs there",
    async (action) => {
      const next = await system.brought("awaiting_review", { version: "2.2.0" });
      await system.act(next.id, action, { reason: "no" }, "reviewer");
      const [outcome] = await told(anAlert({}, { environment: "staging" }));

      expect(outcome).toMatchObject({ outcome: "rolling_back", releaseId: next.id });
      expect(await system.release(next.id)).toMatchObject({
        status: "rolled_back",
        rollback: { environment: "staging", to: { version: "2.1.0" } },
      });
    },
  );

  it("on an environment that the release has left behind is not about where it is now", async () => {
    expect(await outcomesOf(anAlert({}, { environment: "staging" }))).toEqual(["moved_on"]);
  });
});

describe("a storm of 200 alerts", () => {
  const storm = () =>
    Array.from({ length: 200 }, (_, index) => anAlert({ fingerprint: `f${index}` }, { alertname: `Alert${index}`, pod: `p${index}` }));

  it("is one rollback and one incident", async () => {
    const outcomes = await outcomesOf(...storm());

    expect(outcomes.filter((outcome) => outcome === "rolling_back")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "already_rolling_back")).toHaveLength(199);
    expect(rollbacks()).toHaveLength(1);
    expect(await listUnresolved(system.stores.incidents)).toHaveLength(1);
  });

  it("is one rollback in requests at the same time, too", async () => {
    const answers = await Promise.all([0, 50, 100, 150].map((from) => post(storm().slice(from, from + 50))));
    await system.pass(60);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(rollbacks()).toHaveLength(1);
  });

  it("that goes on after the rollback does not take back the version that was returned to", async () => {
    const startsAt = anAlert().startsAt;
    await told(...storm());
    await system.pass(300);

    expect(
      await outcomesOf(
        ...storm()
          .map((alert) => ({ ...alert, startsAt }))
          .slice(1, 20),
      ),
    ).toEqual(Array(19).fill("before_deployment"));
    expect(rollbacks()).toHaveLength(1);
  });
});

describe("POST /alerts", () => {
  it("answers in the order of the alerts", async () => {
    const outcomes = await told(
      anAlert({ fingerprint: "a", status: "resolved" }),
      anAlert({ fingerprint: "b" }),
      anAlert({ fingerprint: "c" }),
    );
    expect(outcomes.map(({ fingerprint, outcome }) => [fingerprint, outcome])).toEqual([
      ["a", "not_firing"],
      ["b", "rolling_back"],
      ["c", "already_rolling_back"],
    ]);
  });

  it("takes Alertmanager's own fields, as many as it sends", async () => {
    const body = {
      version: "4",
      groupKey: '{}:{alertname="ErrorBudgetBurn"}',
      truncatedAlerts: 0,
      status: "firing",
      receiver: "bellwether",
      groupLabels: {},
      commonLabels: {},
      commonAnnotations: {},
      externalURL: "http://alertmanager:9093",
      alerts: [{ ...anAlert(), endsAt: "0001-01-01T00:00:00Z", generatorURL: "http://prometheus:9090/graph" }],
    };
    expect((await system.request("POST", "/alerts", body)).status).toBe(200);
  });

  it.each([
    ["another version", { version: "3", alerts: [] }, "version"],
    ["no alerts", { version: "4" }, "alerts"],
    [
      "an alert without a fingerprint",
      { version: "4", alerts: [{ status: "firing", labels: {}, startsAt: "2026-11-21T12:00:00Z" }] },
      "alerts.0.fingerprint",
    ],
    [
      "a start that is no time",
      { version: "4", alerts: [{ status: "firing", labels: {}, startsAt: "now", fingerprint: "f" }] },
      "alerts.0.startsAt",
    ],
  ])("refuses %s, naming the field", async (_, body, field) => {
    const response = await system.request("POST", "/alerts", body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field }] });
  });

  it("takes none from a token that only reads", async () => {
    expect((await post([anAlert()], "reader")).status).toBe(403);
  });

  it("has the rollback done where its message was lost: the sweeper finds it", async () => {
    system.lost = ({ queue }) => queue === "releases";
    await told(anAlert());
    expect((await system.release(release.id)).status).toBe("rolling_back");
    system.lost = () => false;
    await system.sweep();
    await system.pass(30);

    expect((await system.release(release.id)).status).toBe("rolled_back");
  });
});

describe("alerts that cannot be read", () => {
  it("are those of the future: a clock is wrong, or the alert", async () => {
    const [outcome] = await told(anAlert({ startsAt: "2099-01-01T00:00:00Z" }));
    expect(outcome).toMatchObject({ outcome: "unreadable", reason: "startsAt: 2099-01-01T00:00:00.000Z is in the future" });
  });

  it("keep no other from being taken, and are told one by one", async () => {
    const response = await post([{ status: "firing" }, anAlert(), 7]);
    const { outcomes } = AlertAnswer.parse(await response.json());

    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["unreadable", "rolling_back", "unreadable"]);
    expect(outcomes[0]?.reason).toContain("fingerprint");
  });
});

describe("an alert in the timeline", () => {
  it("says who told it, and what it could not do", async () => {
    await told(anAlert());
    expect((await system.detail(release.id)).timeline).toContainEqual(expect.objectContaining({ kind: "alert", by: "writer" }));

    const { rollback } = await system.release(release.id);
    await system.pass(600);
    await told(anAlert({ fingerprint: "f2" }));
    const { timeline } = await system.detail(rollback?.to.releaseId ?? "");
    expect(timeline.filter(({ kind }) => kind === "alert").map(({ text }) => text)).toEqual([
      expect.stringContaining("production has no other verified version"),
    ]);
  });
});
