import { type FakeAnswer, NOT_FOUND, refusal } from "./answer.ts";
import { pageAnswer } from "./paging.ts";
import type { WorkflowRun } from "./payloads.ts";
import { type FakeRepository, type FakeRun, latestOf, type World } from "./world.ts";

export type Asked = {
  world: World;
  repository: FakeRepository;
  query: URLSearchParams;
  /** Where links point: the API's address and this path, by the repository's number. */
  self: string;
  storage: string;
  isKnown: boolean;
};

/** The most that GitHub lists of runs where a filter is set. */
const FILTERED = 1000;

type Route = readonly [RegExp, (asked: Asked, ...ids: string[]) => FakeAnswer];

const ROUTES: readonly Route[] = [
  [/^$/, ({ repository }) => ({ status: 200, body: repositoryBody(repository) })],
  [/^\/actions\/runs$/, (asked) => runsAnswer(asked, asked.repository.runs.map(latestOf))],
  [/^\/actions\/runs\/(\d+)$/, ({ repository }, id) => whole(latestAttempt(repository, id))],
  [/^\/actions\/runs\/(\d+)\/attempts\/(\d+)$/, ({ repository }, id, n) => whole(runOf(repository, id)?.attempts[Number(n) - 1])],
  [/^\/actions\/runs\/(\d+)\/attempts\/(\d+)\/jobs$/, jobsAnswer],
  [/^\/actions\/runs\/(\d+)\/artifacts$/, (asked, id) => listOf(asked, "artifacts", runOf(asked.repository, id)?.artifacts)],
  [/^\/actions\/jobs\/(\d+)\/logs$/, logAnswer],
  [/^\/actions\/artifacts\/(\d+)\/zip$/, zipAnswer],
  [/^\/actions\/workflows$/, (asked) => pageAnswer("workflows", asked.repository.workflows, asked)],
  [/^\/actions\/workflows\/([^/]+)\/runs$/, workflowRunsAnswer],
];

/** What GitHub answers below `/repos/{owner}/{name}`; `rest` is the path after that. */
export function routeAnswer(asked: Asked, rest: string): FakeAnswer {
  for (const [pattern, answer] of ROUTES) {
    const match = pattern.exec(rest);
    if (match !== null) return answer(asked, ...match.slice(1));
  }
  return NOT_FOUND;
}

const whole = (body: unknown): FakeAnswer => (body === undefined ? NOT_FOUND : { status: 200, body });
const listOf = (asked: Asked, name: string, items: readonly unknown[] | undefined): FakeAnswer =>
  items === undefined ? NOT_FOUND : pageAnswer(name, items, asked);
const runOf = ({ runs }: FakeRepository, id = ""): FakeRun | undefined => runs.find((run) => latestOf(run).id === Number(id));

function latestAttempt(repository: FakeRepository, id = ""): WorkflowRun | undefined {
  const run = runOf(repository, id);
  return run && latestOf(run);
}

/** By creation, newest first: a re-run stays where its first attempt was. */
function runsAnswer(asked: Asked, runs: readonly WorkflowRun[]): FakeAnswer {
  const status = asked.query.get("status");
  const sorted = runs.toSorted((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id);
  if (status === null) return pageAnswer("workflow_runs", sorted, asked);
  const fitting = sorted.filter((run) => run.status === status || run.conclusion === status);
  return pageAnswer("workflow_runs", fitting.slice(0, FILTERED), asked);
}

function workflowRunsAnswer(asked: Asked, name = ""): FakeAnswer {
  const workflow = asked.repository.workflows.find(({ id, path }) => String(id) === name || path.endsWith(`/${name}`));
  if (workflow === undefined) return NOT_FOUND;
  return runsAnswer(
    asked,
    asked.repository.runs.map(latestOf).filter(({ workflow_id }) => workflow_id === workflow.id),
  );
}

function jobsAnswer(asked: Asked, id = "", attempt = ""): FakeAnswer {
  const run = runOf(asked.repository, id);
  if (run?.attempts[Number(attempt) - 1] === undefined) return NOT_FOUND;
  return listOf(
    asked,
    "jobs",
    run.jobs.filter(({ run_attempt }) => run_attempt === Number(attempt)),
  );
}

function logAnswer({ world, repository, storage, isKnown }: Asked, job = ""): FakeAnswer {
  if (!isKnown) return refusal(403, "Must have admin rights to Repository.");
  const log = repository.runs.some(({ jobs }) => jobs.some(({ id }) => id === Number(job))) ? world.logs.get(Number(job)) : undefined;
  if (log === undefined) return NOT_FOUND;
  return log === null
    ? refusal(410, "Server Error")
    : { status: 302, bytes: "", headers: { location: `${storage}/logs/${job}?sig=signed` } };
}

function zipAnswer({ world, repository, storage, isKnown }: Asked, id = ""): FakeAnswer {
  if (!isKnown) return refusal(401, "Requires authentication");
  const artifact = repository.runs.flatMap(({ artifacts }) => artifacts).find((one) => one.id === Number(id));
  if (artifact === undefined) return NOT_FOUND;
  if (artifact.expired || !world.zips.has(artifact.id)) return refusal(410, "Artifact has expired");
  return { status: 302, bytes: "", headers: { location: `${storage}/artifacts/${id}?sig=signed` } };
}

const repositoryBody = ({ id, name, defaultBranch, private: hidden }: FakeRepository) => ({
  id,
  name: name.slice(name.indexOf("/") + 1),
  full_name: name,
  private: hidden,
  visibility: hidden ? "private" : "public",
  owner: { login: name.slice(0, name.indexOf("/")), type: "Organization" },
  html_url: `https://github.com/${name}`,
  url: `https://api.github.com/repos/${name}`,
  default_branch: defaultBranch,
  archived: false,
  disabled: false,
  fork: false,
});
