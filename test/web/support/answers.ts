import type { Incident } from "../../../lambdas/contract/incident.ts";
import { type Answer, type Asked, found, matches, ok, page, problem, text } from "./answer.ts";
import { deliveryAnswer } from "./delivery-answers.ts";
import { aTest, at } from "./factories.ts";
import { metricsOf } from "./metrics-of.ts";
import { playRun, replace } from "./play-run.ts";
import { releaseAnswer } from "./release-answers.ts";
import { wallAnswer } from "./wall-answers.ts";
import type { World } from "./world.ts";

const LEGAL: Record<Incident["status"], readonly string[]> = {
  open: ["mitigating", "resolved"],
  mitigating: ["open", "resolved"],
  resolved: ["open"],
};
const POSTMORTEM =
  "# Postmortem: tax\n\n> Draft, written from what CI recorded.\n\n## Impact\n\n| What | How much |\n| --- | --- |\n| Failed runs | 3 |\n| Tests | `basket > adds \\| the tax` |\n\n## What to do\n\n- [ ] Read what commit `13c6ef3` changed.\n- [ ] \\<script\\>alert\\(1\\)\\<\\/script\\> **is** text\n\n```text\n14: AssertionError: 107 !== 105\n```\n";

/** The answer of the fake API: shapes of the contract, and the behaviour of the real one as far as the page sees it. */
export function answerOf(world: World, { method, path, query, body }: Asked): Answer {
  const [kind = "", a = "", b = "", c = ""] = path.split("/").slice(1).map(decodeURIComponent);
  const run = world.runs.find(({ id }) => id === a);
  const incident = world.incidents.find(({ id }) => id === a);
  switch (`${method} ${kind}`) {
    case "GET health":
      return ok({
        status: "ok",
        target: "local",
        tables: [{ name: "Runs", reachable: true }],
        queueDepth: 0,
        waitingRuns: 0,
        runningRuns: 1,
        oldestJobSeconds: null,
        deadLetters: 0,
        reasons: [],
        observer: world.wall.observer,
      });
    case "GET releases":
    case "POST releases":
    case "PUT releases":
      return releaseAnswer(world, { method, path, query, body });
    case "GET archives":
      return text(`the archive of ${a}`);
    case "GET deployments":
    case "POST deployments":
    case "GET success-rate":
    case "GET p95":
    case "GET anomalies":
      return deliveryAnswer(world, { method, path, query, body });
    case "GET wall":
    case "GET config":
    case "GET filters":
      return wallAnswer(world, kind);
    case "GET metrics":
      if (a === "dora") return deliveryAnswer(world, { method, path, query, body });
      return ok(metricsOf(world.runs, query.get("since")));
    case "GET generator":
      return ok(world.generator);
    case "POST generator":
      world.generator = { ...world.generator, on: a === "start", since: a === "start" ? at(Date.now()) : null };
      return ok(world.generator);
    case "GET repos":
      return repos(a, b);
    case "GET clusters":
      return a === "" ? page(world.clusters, query) : found(world.clusters.find(({ id }) => id === a));
    case "GET flaky-tests":
      return page(
        world.flaky.filter((test) => matches(test, query, ["repo", "verdict"])),
        query,
      );
    case "GET incidents":
      if (a === "")
        return page(
          world.incidents.filter((one) => matches(one, query, ["status"])),
          query,
        );
      return b === "postmortem" ? { status: 200, text: POSTMORTEM } : found(incident);
    case "PATCH incidents":
      return incident ? change(incident, JSON.parse(body)) : found(undefined);
    case "GET runs":
      if (a === "")
        return page(
          world.runs.filter(
            (one) =>
              matches({ ...one, branch: one.ref }, query, ["repo", "source", "workflow", "actor", "status", "conclusion", "branch"]) &&
              one.queuedAt >= (query.get("since") ?? ""),
          ),
          query,
        );
      if (b === "tests") return page(run?.tests ? testsOf(run.tests.total).filter((test) => matches(test, query, ["status"])) : [], query);
      if (b === "steps") return c === "" ? found(undefined) : text(world.logs.get(`${a}/${c}`));
      return found(run);
    case "POST runs":
      if (a === "") return { status: 202, json: playRun(world, JSON.parse(body)) };
      if (run && b === "cancel")
        return {
          status: 202,
          json: replace(world, a, {
            status: "completed",
            conclusion: "cancelled",
            completedAt: at(Date.now()),
            reason: "Cancelled by local",
          }),
        };
      return run
        ? { status: 202, json: playRun(world, { repo: run.repo, ref: run.ref, commit: run.commit }, { rerunOf: run.id }) }
        : found(undefined);
    default:
      return found(undefined);
  }
}

function repos(owner: string, name: string): Answer {
  const all = ["success", "testfail", "flaky", "timeout", "dns", "disk"].map((sample) => ({
    repo: `samples/${sample}`,
    description: "",
    defaultBranch: "main",
    timeoutSeconds: 300,
    incidentPolicy: null,
    sourceId: null,
    sample: true,
    createdAt: at(0),
  }));
  return owner === "" ? page(all, new URLSearchParams()) : found(all.find(({ repo }) => repo === `${owner}/${name}`));
}

function change(incident: Incident, { status, note, author }: { status: Incident["status"]; note?: string; author?: string }): Answer {
  if (!LEGAL[incident.status].includes(status)) {
    return {
      status: 409,
      json: problem(409, "illegal_transition", "That move is not possible", `From ${incident.status} it does not go to ${status}.`, {
        legal: [...LEGAL[incident.status]],
      }),
    };
  }
  incident.timeline.push({
    at: at(Date.now()),
    kind: "status_changed",
    runId: null,
    text: `${incident.status} -> ${status}${author ? ` by ${author}` : ""}${note ? `: ${note}` : ""}`,
  });
  incident.status = status;
  incident.resolvedAt = status === "resolved" ? at(Date.now()) : null;
  return ok(incident);
}

const testsOf = (total: number) =>
  Array.from({ length: total }, (_, index) => {
    if (index === 130)
      return aTest({
        test: "basket > adds the tax once",
        status: "failed",
        attempts: ["failed", "failed"],
        message: "AssertionError [ERR_ASSERTION]: 107 !== 105\n    at basket.test.js:21:10",
      });
    return index > 0 && index % 80 === 0
      ? aTest({ test: `basket > later ${index}`, status: "skipped", attempts: ["skipped"], durationSeconds: null })
      : aTest({ test: `basket > part ${index}` });
  });
