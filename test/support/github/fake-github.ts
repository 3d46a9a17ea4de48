import { apiAnswer, type Hub, type PageHook } from "./api.ts";
import { Limits, type Quota } from "./limits.ts";
import { listen } from "./listen.ts";
import { type FakeRequest, noteOf } from "./requests.ts";
import { send } from "./send.ts";
import { storageAnswer } from "./storage.ts";
import { emptyWorld, repositoryNamed, type World } from "./world.ts";

export const TOKEN = "ghp_let-me-in";

export type FakeGitHubOptions = { world?: World; tokens?: readonly string[]; quota?: Partial<Quota>; port?: number };

export type FakeGitHub = {
  readonly url: string;
  readonly storageUrl: string;
  readonly world: World;
  /** All that was asked of the API, in order; `path` has its query. */
  readonly requests: FakeRequest[];
  /** All that was asked of the host of logs and artifacts. */
  readonly downloads: FakeRequest[];
  /** What was no GET: nobody may write. */
  writes(): FakeRequest[];
  readonly quota: Quota;
  readonly tokens: Set<string>;
  /** The repository is 404 from now on: deleted, or hidden from this token. */
  vanish(repo: string): void;
  /** It has another name from now on; the old one leads there. */
  rename(repo: string, to: string): void;
  revoke(token: string): void;
  /** The next requests fail; status 0 breaks the connection. */
  failNext(count: number, status: number, headers?: Record<string, string>): void;
  limitPrimary(resetAt: string, status?: 403 | 429): void;
  limitSecondary(retryAfterSeconds: number | null, status?: 403 | 429): void;
  /** No limit and no failure any more. */
  lift(): void;
  /** Called before each page of a list is made, so that the world can change between two. */
  onPage(hook: PageHook): void;
  close(): Promise<void>;
};

/** GitHub's REST API for Actions on loopback, as strict as the real one about tokens, quotas, conditions and pages. */
export async function fakeGitHub({ world = emptyWorld(), tokens = [TOKEN], quota, port }: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const requests: FakeRequest[] = [];
  const downloads: FakeRequest[] = [];
  const storage = await listen((request, response) => {
    const answer = storageAnswer(world, request);
    downloads.push(noteOf(request, answer.status));
    send(response, answer);
  });
  const limits = new Limits(quota);
  const hub: Hub = {
    world,
    limits,
    tokens: new Set(tokens),
    vanished: new Set(),
    renamed: new Map(),
    url: "",
    storage: storage.url,
    onPage: () => {},
  };
  const api = await listen((request, response) => {
    const answer = apiAnswer(hub, request);
    requests.push(noteOf(request, answer.status));
    send(response, answer);
  }, port);
  hub.url = api.url;
  const close = async () => void (await Promise.all([api.close(), storage.close()]));
  return { url: api.url, storageUrl: storage.url, world, requests, downloads, quota: limits.quota, close, ...knobsOf(hub, requests) };
}

function knobsOf(hub: Hub, requests: readonly FakeRequest[]) {
  return {
    tokens: hub.tokens,
    writes: () => requests.filter(({ method }) => method !== "GET"),
    vanish: (repo: string) => void hub.vanished.add(repo),
    rename: (repo: string, to: string) => renameRepository(hub, repo, to),
    revoke: (token: string) => void hub.tokens.delete(token),
    failNext: (count: number, status: number, headers = {}) => hub.limits.fail(count, status, headers),
    limitPrimary: (resetAt: string, status: 403 | 429 = 403) => hub.limits.exhaust(resetAt, status),
    limitSecondary: (seconds: number | null, status: 403 | 429 = 403) => hub.limits.slowDown(seconds, status),
    lift: () => hub.limits.lift(),
    onPage: (hook: PageHook) => {
      hub.onPage = hook;
    },
  };
}

function renameRepository({ world, renamed }: Hub, repo: string, to: string): void {
  const repository = repositoryNamed(world, repo);
  renamed.set(repo, repository.id);
  repository.name = to;
  for (const attempt of repository.runs.flatMap(({ attempts }) => attempts)) {
    attempt.repository = { ...attempt.repository, full_name: to };
    attempt.head_repository = attempt.repository;
  }
}
