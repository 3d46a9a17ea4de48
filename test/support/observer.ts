import type { DynamoDBRecord } from "aws-lambda";
import type { AttemptEnded } from "../../lambdas/contract/observer.ts";
import { observerSettings } from "../../lambdas/domain/observer/settings.ts";
import type { Observer } from "../../lambdas/pipeline/observer/observer.ts";
import { readAttempt } from "../../lambdas/pipeline/observer/read-attempt.ts";
import { openGitHub } from "../../lambdas/sources/github/client/client.ts";
import { RUN_PREFIX } from "../../lambdas/store/keys.ts";
import { openMemoryBucket } from "./memory-bucket.ts";
import { MemoryTables } from "./memory-table.ts";

export const NOW = "2026-11-02T12:00:00.000Z";
/** A process remembers which days of a table it noted, so every observer has tables of its own. */
let made = 0;

export type ObserverOptions = {
  /** Where GitHub answers; null is without a token. */
  readonly githubUrl?: string | null;
  readonly token?: string;
  readonly repos?: string;
  readonly workflows?: string;
};

/** An observer over tables, a bucket and a queue in memory. `clock.now` may be set; `drain` reads what is over, as the queue's worker would. */
export function anObserver({ githubUrl = null, token = "ghp_let-me-in", repos = "octo/shop", workflows = "" }: ObserverOptions = {}) {
  const memory = new MemoryTables(RUN_PREFIX);
  made += 1;
  const table = (name: string) => memory.table(`${name}-observer-${made}`);
  const clock = { now: NOW };
  const ended: { message: AttemptEnded; delaySeconds: number }[] = [];
  const { settings } = observerSettings({ GH_REPOS: repos, GH_WORKFLOWS: workflows, ...(githubUrl ? { GITHUB_API_URL: githubUrl } : {}) });
  const access = { token };
  const observer: Observer = {
    stores: {
      runs: table("runs"),
      insights: table("insights"),
      incidents: table("incidents"),
      deployments: table("deployments"),
      registry: table("registry"),
      releases: table("releases"),
    },
    data: openMemoryBucket(),
    settings,
    github: async () =>
      githubUrl === null
        ? null
        : { api: openGitHub({ token: access.token, baseUrl: githubUrl, now: () => clock.now }), identity: `id of ${access.token}` },
    queueEnd: async (message, delaySeconds = 0) => void ended.push({ message, delaySeconds }),
    now: () => clock.now,
  };
  const drain = async (): Promise<void> => {
    for (let next = ended.shift(); next; next = ended.shift()) {
      if (next.delaySeconds > 0) return void ended.unshift(next);
      await readAttempt(observer, next.message);
    }
  };
  const changes = (): DynamoDBRecord[] => memory.changes;
  return { observer, memory, clock, ended, drain, access, changes };
}
