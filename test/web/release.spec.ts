import { describe, expect, it, test } from "vitest";
import type { Problem } from "../../lambdas/contract/problem.ts";
import { ReleaseRequest } from "../../lambdas/contract/release.ts";
import { Approval, ReasonedAction, ReleaseNote } from "../../lambdas/contract/release-action.ts";
import type { ReleaseStatus } from "../../lambdas/contract/release-record.ts";
import { actionBody, actionsOf } from "../../web/src/views/releases/actions.ts";
import { areasOf } from "../../web/src/views/releases/areas.ts";
import { isReplaceable } from "../../web/src/views/releases/is-replaceable.ts";
import { availabilityWords, latencyWords } from "../../web/src/views/releases/objectives.ts";
import { RELEASE_FIELDS, reasonsOf, requestOf, restOf } from "../../web/src/views/releases/release-fields.ts";
import { stepSeconds } from "../../web/src/views/releases/step-seconds.ts";
import { tickWords } from "../../web/src/views/releases/tick-words.ts";
import { waitOf } from "../../web/src/views/releases/wait-of.ts";
import { problem } from "./support/answer.ts";
import { at } from "./support/factories.ts";
import { aRunningChain } from "./support/release-chain.ts";
import { checksWhere } from "./support/release-checks.ts";
import { aRelease } from "./support/release-factories.ts";
import { RELEASE_STATES } from "./support/release-states.ts";

const NOW = Date.parse("2026-11-21T10:30:00Z");
type State = keyof typeof RELEASE_STATES;

describe("what a release waits for", () => {
  test.each<[State, string, readonly string[]]>([
    ["building", "Waits for the DevOps Engineer [DVE]: infrastructure", []],
    ["blocked", "Waits for files that mend what fails, put in the place of generated ones", []],
    ["approved", "Waits for a person to promote it to dev", []],
    ["verifying", "Waits for the metrics of staging to stay good", ["Soak until", "Next look"]],
    ["halted", "Halted in dev: waits for better metrics, or for a person", ["Soak until", "Next look"]],
    ["awaiting_review", "Waits for a review before production", ["Review deadline"]],
  ])("%s: %s", (state, words, bounds) => {
    const wait = waitOf(RELEASE_STATES[state](NOW));
    expect([wait?.words, wait?.until.map(({ name }) => name)]).toEqual([words, bounds]);
  });

  test.each<State>(["completed", "rolled_back"])("is nothing once it is %s", (state) => {
    expect(waitOf(RELEASE_STATES[state](NOW))).toBeNull();
  });

  it("is the checks once every step is done, and the next look at the latest where nothing else bounds it", () => {
    const due = at(NOW + 4_000);
    expect(waitOf(aRelease({ status: "building", gate: null, dueAt: due }))).toEqual({
      words: "Waits for the checks and the gate",
      until: [{ name: "Next look", at: due }],
    });
  });
});

describe("actions", () => {
  it("are those that the API allows and the page knows", () => {
    expect(actionsOf(["rollback", "promote", "explode"], "verifying").map(({ name }) => name)).toEqual(["promote", "rollback"]);
    expect(actionsOf([], "failed")).toEqual([]);
  });

  it("send what the contract takes, with a trimmed reason; only an approval can break the glass", () => {
    expect(Approval.parse(actionBody("approve", " fine ", true))).toEqual({ reason: "fine", breakGlass: true });
    expect(ReasonedAction.parse(actionBody("rollback", "slow", true))).toEqual({ reason: "slow" });
    expect(ReleaseNote.parse(actionBody("promote", "  ", true))).toEqual({});
  });

  it("say that a halted release is only watched again, not taken to the next environment", () => {
    const wordsIn = (status: ReleaseStatus) => actionsOf(["promote"], status).map(({ words }) => words);
    expect([wordsIn("approved"), wordsIn("halted")]).toEqual([["Promote"], ["Go on verifying"]]);
  });

  it("need a reason wherever the contract needs one", () => {
    const needed = actionsOf(["promote", "approve", "reject", "rollback", "cancel"], "approved").filter(
      ({ reason }) => reason === "needed",
    );
    expect(needed.map(({ name }) => name)).toEqual(["approve", "reject", "rollback"]);
  });
});

describe("the form", () => {
  it("asks for every field of the contract once, the needed ones as needed", () => {
    const shape = ReleaseRequest.shape;
    expect(RELEASE_FIELDS.map(({ name }) => name)).toEqual(Object.keys(shape));
    const optional = RELEASE_FIELDS.filter(({ needed }) => !needed).map(({ name }) => name);
    expect(optional).toEqual(Object.entries(shape).flatMap(([name, field]) => (field.safeParse(undefined).success ? [name] : [])));
  });

  it("shows an example that the contract takes", () => {
    const examples = Object.fromEntries(
      RELEASE_FIELDS.filter(({ name }) => name !== "service").map(({ name, example }) => [name, example]),
    );
    expect(ReleaseRequest.safeParse(requestOf(examples)).error).toBeUndefined();
  });

  it("sends trimmed values, environments as a list, and leaves out what may be left out", () => {
    expect(requestOf({ name: " churn ", repo: " ", environments: "dev,  production" })).toEqual({
      name: "churn",
      version: "",
      commit: "",
      framework: "",
      serving: "",
      target: "",
      latencySla: "",
      availabilitySla: "",
      environments: ["dev", "production"],
    });
  });

  it("shows each problem at its field, those of a list's parts too, and says the rest once", () => {
    const told: Problem = problem(400, "invalid", "Wrong", "Three fields", {
      errors: [
        { field: "environments.1", reason: "is named twice" },
        { field: "name", reason: "too long" },
        { field: "body", reason: "odd" },
      ],
    });
    expect([reasonsOf(told, "environments"), reasonsOf(told, "name"), reasonsOf(told, "version"), reasonsOf(null, "name")]).toEqual([
      ["is named twice"],
      ["too long"],
      [],
      [],
    ]);
    expect(restOf(told)?.errors).toEqual([{ field: "body", reason: "odd" }]);
    expect(restOf({ ...told, errors: [{ field: "name", reason: "too long" }] })).toBeNull();
    expect(restOf(problem(403, "forbidden", "No", "Read only"))?.detail).toBe("Read only");
  });
});

describe("the readiness", () => {
  it("has the areas in the order of the chain, and in each what fails first, the critical before the others", () => {
    const failing = checksWhere({ "monitoring.dashboard": { result: "fail" }, "monitoring.incidents": { result: "fail" } });
    const areas = areasOf(failing);
    expect(areas.map(({ area }) => area)).toEqual(["requirements", "pipeline", "infrastructure", "monitoring"]);
    expect(areas[3]?.checks.slice(0, 3).map(({ id }) => id)).toEqual(["monitoring.incidents", "monitoring.dashboard", "monitoring.rules"]);
  });

  it("counts a check that does not apply neither as passed nor as failed", () => {
    expect(areasOf(checksWhere({}))[3]).toMatchObject({ passed: 4, failed: 0, applicable: 4 });
    expect(areasOf([])[0]).toMatchObject({ passed: 0, applicable: 0, checks: [] });
  });
});

it("says how long a step's last attempt took, or has taken, and nothing before the first", () => {
  const [done, , running, waiting] = aRunningChain(NOW);
  expect(done && stepSeconds(done, NOW)).toBe(1.2);
  expect(running && stepSeconds(running, NOW + 12_000)).toBe(3);
  expect(waiting && stepSeconds(waiting, NOW)).toBeNull();
});

it("tells looks without data apart from good ones", () => {
  expect(tickWords({ good: 1, bad: 0, noData: 2 })).toBe("1 good look, 0 bad, 2 without data");
  expect(tickWords({ good: 0, bad: 0, noData: 0 })).toBe("No look at the metrics yet");
});

it("rounds no objective away", () => {
  expect([availabilityWords(0.9995), availabilityWords(0.99999), latencyWords({ milliseconds: 100, percentile: 99.9 })]).toEqual([
    "99.95 %",
    "99.999 %",
    "p99.9 below 100 ms",
  ]);
});

it("offers to replace a file from the decision until the promotion", () => {
  const statuses = Object.values(RELEASE_STATES).map((make) => make(NOW).status);
  expect(statuses.filter(isReplaceable)).toEqual(["blocked", "approved"]);
});
