import { describe, expect, it, test } from "vitest";
import { ObserverState } from "../../../lambdas/contract/observer.ts";
import { healthReasons } from "../../../lambdas/domain/observer/health-reasons.ts";
import { observerState } from "../../../lambdas/domain/observer/observer-state.ts";
import { observerSettings } from "../../../lambdas/domain/observer/settings.ts";
import { anObservation, aTrouble, at } from "./factories.ts";

const beat = { lastGoodPollAt: at(9), rateLimit: null, pausedUntil: null };
const { settings: off } = observerSettings({});
const { settings: none } = observerSettings({ GH_REPOS: "shop" });
const { settings: two } = observerSettings({ GH_REPOS: "acme/shop,acme/till" });
const troubled = { repo: "acme/shop", defaultBranch: "main", trouble: aTrouble() };

describe("the observer", () => {
  test.each([
    ["watching", "all was read a minute ago", {}],
    ["off", "nothing is set", { settings: off, hasToken: false, beat: null, repos: [] }],
    ["misconfigured", "no repository is named rightly", { settings: none }],
    ["misconfigured", "there is no token", { hasToken: false }],
    ["waiting", "no poll has ended yet", { beat: null }],
    ["waiting", "no poll has been good yet, and none was bad", { beat: { ...beat, lastGoodPollAt: null } }],
    ["paused", "GitHub wants it to come back later", { beat: { ...beat, pausedUntil: at(11) } }],
    ["watching", "the pause is over", { beat: { ...beat, pausedUntil: at(10) } }],
    ["failing", "every repository has trouble", { repos: [troubled] }],
    ["failing", "every repository has had trouble from the beginning", { beat: { ...beat, lastGoodPollAt: null }, repos: [troubled] }],
    ["watching", "one of two repositories has trouble", { settings: two, repos: [troubled] }],
    ["failing", "the last good poll is long ago", { beat: { ...beat, lastGoodPollAt: at(4) } }],
  ])("is %s where %s", (status, _, overrides) => {
    expect(observerState(anObservation(overrides)).status).toBe(status);
  });

  it("is told in the contract's shape", () => {
    const state = observerState(anObservation());

    expect(ObserverState.parse(state)).toEqual(state);
    expect(state).toMatchObject({ lastGoodPollAt: at(9), ageSeconds: 60, isStale: false });
  });

  test.each([
    [60, 5, false],
    [60, 5.001, true],
    [5, 2.25, false],
    [5, 2.5, true],
  ])("with a refresh of %i s is stale after %d minutes: %s", (seconds, minutes, isStale) => {
    const { settings } = observerSettings({ GH_REPOS: "acme/shop", REFRESH_SECONDS: String(seconds) });

    expect(observerState(anObservation({ settings, now: at(9 + minutes) })).isStale).toBe(isStale);
  });

  it("has no age, and is not stale, where nothing was read yet", () => {
    expect(observerState(anObservation({ beat: null }))).toMatchObject({ lastGoodPollAt: null, ageSeconds: null, isStale: false });
  });

  it("tells of the repositories that are watched: of those that it has not read yet nothing, of former ones not at all", () => {
    const repos = [
      { repo: "Acme/Till", defaultBranch: "trunk", trouble: null },
      { repo: "acme/former", defaultBranch: "main", trouble: aTrouble() },
    ];

    expect(observerState(anObservation({ settings: two, repos })).repos).toEqual([
      { repo: "acme/shop", defaultBranch: null, trouble: null },
      { repo: "acme/till", defaultBranch: "trunk", trouble: null },
    ]);
  });
});

describe("what is told of a repository", () => {
  it("is nothing else that was kept of its poll", () => {
    const kept = { repo: "acme/shop", defaultBranch: "main", trouble: null, identity: "of-the-token", etags: {} };

    expect(observerState(anObservation({ repos: [kept] })).repos).toEqual([{ repo: "acme/shop", defaultBranch: "main", trouble: null }]);
  });
});

describe("the reasons of the health", () => {
  const reasons = (overrides: Parameters<typeof anObservation>[0]) => healthReasons(observerState(anObservation(overrides)));
  const problems = [{ setting: "GH_REPOS", problem: 'GH_REPOS: "shop" is no repository', advice: "write owner/name" }];

  it("are none while it is fine, waits for its first poll, or is off", () => {
    expect([{}, { beat: null }, { settings: off, problems, repos: [troubled] }].flatMap(reasons)).toEqual([]);
  });

  it("are a line for each setting and for each repository, with what to do", () => {
    expect(reasons({ settings: two, problems, repos: [troubled] })).toEqual([
      'GH_REPOS: "shop" is no repository: write owner/name',
      "GitHub knows no such repository: check its name",
    ]);
  });

  it("say until when a pause lasts", () => {
    expect(reasons({ beat: { ...beat, pausedUntil: at(30) } })).toEqual([expect.stringContaining(at(30))]);
  });

  it("say when GitHub was read last, where it is too long ago", () => {
    expect(reasons({ now: at(60) })).toEqual([expect.stringContaining(at(9))]);
  });
});
