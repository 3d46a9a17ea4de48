import type { RepoTrouble } from "../../contract/observer.ts";

type Failure = { readonly code: RepoTrouble["code"]; readonly status: number | null; readonly message: string };

const SAID: Readonly<Record<RepoTrouble["code"], { readonly problem: string; readonly advice: string }>> = {
  unauthorized: {
    problem: "GitHub does not accept GITHUB_TOKEN",
    advice: "It has expired or was revoked: make a new one, set GITHUB_TOKEN to it, and run npm start again.",
  },
  forbidden: {
    problem: "GITHUB_TOKEN may not read this repository's Actions",
    advice: "Give the token read access to Actions of it; an organisation may have to approve the token first.",
  },
  not_found: {
    problem: "GitHub knows no such repository, or GITHUB_TOKEN may not see it",
    advice: "Check its name in GH_REPOS, and that the token's access includes it.",
  },
  renamed: { problem: "The repository has another name now", advice: "Put its new name into GH_REPOS, and run npm start again." },
  rate_limited: { problem: "GitHub's rate limit is used up", advice: "It goes on by itself; a longer REFRESH_SECONDS asks less often." },
  unavailable: { problem: "GitHub did not answer", advice: "It is tried again with each refresh; see githubstatus.com." },
  unexpected: { problem: "Reading it failed", advice: "It is tried again with each refresh; npm run logs has more." },
};

/** A failure in words, with what to do. It began when the same was first seen. */
export function troubleOf(repo: string, { code, status, message }: Failure, before: RepoTrouble | null, at: string): RepoTrouble {
  const { problem, advice } = SAID[code];
  const detail = [status === null ? null : `HTTP ${status}`, message].filter(Boolean).join(": ").slice(0, 300);
  return { code, problem: `${repo}: ${problem} (${detail})`, advice, since: before?.code === code ? before.since : at };
}
