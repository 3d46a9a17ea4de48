import { onTestFinished } from "vitest";
import type { Answer } from "../../../../lambdas/sources/github/client/answer.ts";
import { type GitHub, openGitHub } from "../../../../lambdas/sources/github/client/client.ts";
import type { GitHubOptions } from "../../../../lambdas/sources/github/client/octokit.ts";
import { type FakeGitHub, type FakeGitHubOptions, fakeGitHub, TOKEN } from "../../../support/github/fake-github.ts";
import { addRepository } from "../../../support/github/world.ts";

export const NOW = "2026-11-02T09:30:00.000Z";
export const REPO = "octo/shop";

/** A fake GitHub with one public repository, until the test ends, and a client of it that retries at once. */
export async function watch(
  client: Partial<GitHubOptions> = {},
  fake: FakeGitHubOptions = {},
): Promise<{ github: FakeGitHub; client: GitHub }> {
  const github = await fakeGitHub(fake);
  onTestFinished(() => github.close());
  if (!github.world.repositories.some(({ name }) => name === REPO)) addRepository(github.world, REPO);
  return { github, client: openGitHub({ token: TOKEN, baseUrl: github.url, now: () => NOW, retryMs: 1, ...client }) };
}

/** What was read; a failure tells itself in the test's report. */
export function read<T>(answer: Answer<T>): T {
  if (answer.kind !== "ok") throw new Error(`expected a value: ${JSON.stringify(answer)}`);
  return answer.value;
}

export function okOf<T>(answer: Answer<T>): Extract<Answer<T>, { kind: "ok" }> {
  read(answer);
  return answer as Extract<Answer<T>, { kind: "ok" }>;
}

export const idsOf = (answer: Answer<unknown[]>): number[] => read(answer).map((run) => (run as { id: number }).id);
