import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { settingProblems } from "../../../lambdas/domain/observer/setting-problems.ts";
import { observerSettings, SETTING_NAMES } from "../../../lambdas/domain/observer/settings.ts";

const settingsOf = (values: Parameters<typeof observerSettings>[0]) => observerSettings(values).settings;
const problemsOf = (values: Parameters<typeof observerSettings>[0]) => observerSettings(values).problems;
const wrongIn = (values: Parameters<typeof observerSettings>[0]) => problemsOf(values).map(({ setting }) => setting);

describe("without settings", () => {
  test.each([{}, { GH_REPOS: "", REFRESH_SECONDS: " ", GITHUB_API_URL: "" }])("the observer is off and nothing is wrong: %j", (values) => {
    expect(observerSettings(values)).toEqual({
      settings: {
        isOn: false,
        repos: [],
        workflows: [],
        refreshSeconds: 60,
        backfillDays: 7,
        title: "Bellwether",
        apiUrl: "https://api.github.com",
      },
      problems: [],
    });
  });
});

describe("GH_REPOS", () => {
  it("names repositories between commas, with or without spaces", () => {
    expect(observerSettings({ GH_REPOS: " acme/shop,acme/till ,\nacme/web," })).toMatchObject({
      settings: { isOn: true, repos: ["acme/shop", "acme/till", "acme/web"] },
      problems: [],
    });
  });

  it("may name one twice, in any case", () => {
    expect(settingsOf({ GH_REPOS: "acme/shop,Acme/Shop,acme/till" }).repos).toEqual(["acme/shop", "acme/till"]);
  });

  it("keeps what is right beside what is wrong", () => {
    expect(settingsOf({ GH_REPOS: "acme/shop,shop,acme/till" }).repos).toEqual(["acme/shop", "acme/till"]);
    expect(problemsOf({ GH_REPOS: "acme/shop,shop,acme/till" })).toEqual([
      { setting: "GH_REPOS", problem: 'GH_REPOS: "shop" is no repository', advice: "write owner/name, with commas between several" },
    ]);
  });

  test.each(["https://github.com/acme/shop", "https://github.com/acme/shop.git", "https://github.example.com/acme/shop/"])(
    "may be named by its address, %s",
    (text) => {
      expect(settingsOf({ GH_REPOS: text }).repos).toEqual(["acme/shop"]);
      expect(problemsOf({ GH_REPOS: text })).toEqual([]);
    },
  );

  test.each([
    "https://github.com/acme",
    "https://github.com/acme/shop/pulls",
    "http://github.com/acme/shop",
    "acme/shop/till",
    "acme/..",
    "acme/shop till",
    ",",
  ])("cannot be %j, but turns it on", (text) => {
    expect(observerSettings({ GH_REPOS: text }).settings).toMatchObject({ isOn: true, repos: [] });
    expect(wrongIn({ GH_REPOS: text })).toEqual(["GH_REPOS"]);
  });
});

describe("GH_WORKFLOWS", () => {
  it("names files, by their paths too", () => {
    expect(settingsOf({ GH_WORKFLOWS: "ci.yml, .github/workflows/release.yaml,.github/workflows/ci.yml" }).workflows).toEqual([
      "ci.yml",
      "release.yaml",
    ]);
  });

  test.each(["CI", ".yml", "ci.yml.txt", ".github/workflows/"])("cannot name %j", (text) => {
    expect(settingsOf({ GH_WORKFLOWS: `${text},ci.yml` }).workflows).toEqual(["ci.yml"]);
    expect(wrongIn({ GH_WORKFLOWS: `${text},ci.yml` })).toEqual(["GH_WORKFLOWS"]);
  });
});

describe("a number", () => {
  test.each([
    ["REFRESH_SECONDS", "5", { refreshSeconds: 5 }],
    ["REFRESH_SECONDS", " 3600 ", { refreshSeconds: 3600 }],
    ["BACKFILL_DAYS", "1", { backfillDays: 1 }],
    ["BACKFILL_DAYS", "90", { backfillDays: 90 }],
  ])("%s may be %j", (name, text, expected) => {
    expect(observerSettings({ [name]: text })).toMatchObject({ settings: expected, problems: [] });
  });

  test.each([
    ["REFRESH_SECONDS", "4"],
    ["REFRESH_SECONDS", "3601"],
    ["REFRESH_SECONDS", "1e2"],
    ["REFRESH_SECONDS", "7.5"],
    ["REFRESH_SECONDS", "a minute"],
    ["BACKFILL_DAYS", "0"],
    ["BACKFILL_DAYS", "91"],
    ["BACKFILL_DAYS", "-7"],
  ])("%s cannot be %j: it is as usual then, with a problem", (name, text) => {
    expect(settingsOf({ [name]: text })).toEqual(settingsOf({}));
    expect(problemsOf({ [name]: text })).toMatchObject([{ setting: name, problem: expect.stringContaining(`"${text}"`) }]);
  });
});

describe("DASHBOARD_TITLE", () => {
  it("may have 80 characters", () => {
    expect(observerSettings({ DASHBOARD_TITLE: "t".repeat(80) })).toMatchObject({ settings: { title: "t".repeat(80) }, problems: [] });
  });

  test.each(["t".repeat(81), "a\tb", "a\u001bb"])("cannot be %j", (text) => {
    expect(settingsOf({ DASHBOARD_TITLE: text }).title).toBe("Bellwether");
    expect(wrongIn({ DASHBOARD_TITLE: text })).toEqual(["DASHBOARD_TITLE"]);
  });
});

describe("GITHUB_API_URL", () => {
  test.each([
    ["https://github.example.com/api/v3", "https://github.example.com/api/v3"],
    ["https://github.example.com/api/v3//", "https://github.example.com/api/v3"],
    ["http://127.0.0.1:4000/", "http://127.0.0.1:4000"],
  ])("may be %s", (text, apiUrl) => {
    expect(observerSettings({ GITHUB_API_URL: text })).toMatchObject({ settings: { apiUrl }, problems: [] });
  });

  test.each(["github.example.com", "ftp://github.example.com", "https://ada:pw@github.example.com", "https://github.example.com/?a=b"])(
    "cannot be %s, and nothing is watched then: the token is meant for another host than the default",
    (text) => {
      expect(settingsOf({ GH_REPOS: "acme/shop", GITHUB_API_URL: text })).toMatchObject({ isOn: true, repos: [] });
      expect(wrongIn({ GH_REPOS: "acme/shop", GITHUB_API_URL: text })).toEqual(["GITHUB_API_URL"]);
    },
  );
});

describe("a problem", () => {
  it("shows no secret that was put into the wrong setting", () => {
    const secret = "s3cretS3cret";
    const values = [
      { GH_REPOS: `ghp_${secret}` },
      { GH_REPOS: `github_pat_${secret}_${secret}` },
      { GH_REPOS: `https://ada:${secret}@github.com/acme/shop` },
      { GH_REPOS: "0123456789abcdef".repeat(3).slice(0, 40) },
      { REFRESH_SECONDS: `ghs_${secret}` },
      { GITHUB_API_URL: `https://ada:${secret}@github.example.com` },
      { GITHUB_API_URL: `ada:${secret}@github.example.com` },
      { GITHUB_API_URL: `https://github.example.com?token=${secret}` },
      { GITHUB_API_URL: `https://ada:${secret}/${secret}@github.example.com` },
    ];

    for (const one of values) {
      expect(problemsOf(one)).toHaveLength(1);
      expect(JSON.stringify(problemsOf(one))).not.toMatch(/s3cret|0123456789/i);
    }
  });

  it("names its setting and what to do, whatever the settings are", () => {
    const texts = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("acme/shop", "ci.yml", "60", "https://host", "\u0000", ",,"));
    const values = fc.record(Object.fromEntries(SETTING_NAMES.map((name) => [name, fc.option(texts, { nil: undefined })])));

    fc.assert(
      fc.property(values, (one) => {
        for (const { setting, problem, advice } of problemsOf(one)) {
          expect(problem).toMatch(new RegExp(`^${setting}\\b`));
          expect(problem).not.toMatch(/\p{Cc}/u);
          expect(advice).not.toBe("");
        }
      }),
    );
  });
});

describe("a token that is missing", () => {
  const on = observerSettings({ GH_REPOS: "acme/shop,shop" });

  it("is a problem that says how to make one, before the others", () => {
    expect(settingProblems(on, false, false)).toMatchObject([
      {
        setting: "GITHUB_TOKEN",
        problem: expect.stringContaining("GITHUB_TOKEN is missing"),
        advice: expect.stringContaining("npm start"),
      },
      { setting: "GH_REPOS" },
    ]);
  });

  it("is no problem where there is one, and none while the observer is off", () => {
    expect(settingProblems(on, true, false)).toEqual(on.problems);
    expect(settingProblems(observerSettings({}), false, true)).toEqual([]);
  });

  it("leaves what webhooks tell, where they are taken", () => {
    expect(settingProblems(on, false, true)[0]?.problem).toContain("webhooks");
  });
});
