import { expect, it } from "vitest";
import { observerEnvironment } from "../../../bin/deploy/observer-environment.ts";
import { observerSettings } from "../../../lambdas/domain/observer/settings.ts";

it("tells functions what is watched, and of secrets only that they are there", () => {
  const environment = observerEnvironment({ GITHUB_TOKEN: "ghp_secret", GITHUB_WEBHOOK_SECRET: "hush", GH_REPOS: "octo/shop" });

  expect(environment).toMatchObject({
    githubRepos: "octo/shop",
    webhookSecretIsSet: "true",
    githubTokenDigest: expect.stringMatching(/^[0-9a-f]{8}$/),
  });
  expect(JSON.stringify(environment)).not.toMatch(/ghp_secret|hush/);
});

it("has a secret that was put into a wrong setting left out, and the setting still wrong", () => {
  const wrong = { GH_REPOS: "octo/shop,github_pat_AAAABBBB", GITHUB_API_URL: "https://me:hunter2@github.example.com/api/v3" };
  const { githubRepos = "", githubApiUrl = "" } = observerEnvironment(wrong);

  expect(githubRepos + githubApiUrl).not.toMatch(/AAAABBBB|hunter2/);
  const { problems } = observerSettings({ GH_REPOS: githubRepos, GITHUB_API_URL: githubApiUrl });
  expect(problems.map(({ setting }) => setting)).toEqual(["GH_REPOS", "GITHUB_API_URL"]);
});
