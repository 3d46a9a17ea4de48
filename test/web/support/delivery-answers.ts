import type { PercentilesAnswer, SuccessAnswer, SuccessRate } from "../../../lambdas/contract/delivery.ts";
import type { Deployment } from "../../../lambdas/contract/deployment.ts";
import { lastFinished } from "../../../web/src/views/deployments/last-finished.ts";
import { type Answer, type Asked, found, matches, ok, page, problem } from "./answer.ts";
import { doraOf } from "./dora-of.ts";
import { at } from "./factories.ts";
import type { World } from "./world.ts";

const DAY = 86_400_000;
const PLACE = ["service", "environment"];

/** What the fake API answers about deployments and their metrics. */
export function deliveryAnswer(world: World, { method, path, query, body }: Asked): Answer {
  const [kind, a = ""] = path.split("/").slice(1);
  const here = world.deployments.filter((one) => matches(one, query, PLACE));
  if (method === "POST") return turn(world, a, body);
  if (kind === "deployments") return deployments(world, here, a, query);
  const windowDays = Number(query.get("windowDays") ?? 30);
  const window = { windowDays, since: at(Date.now() - windowDays * DAY) };
  if (kind === "success-rate") return ok({ ...window, ...successOf(here) });
  if (kind === "p95") return ok({ ...window, ...percentilesOf(here) });
  if (kind === "anomalies") return ok({ items: world.anomalies.filter((one) => matches(one, query, PLACE)), nextCursor: null });
  return ok({ ...window, ...doraOf(rateOf(here), query) });
}

function deployments(world: World, here: readonly Deployment[], id: string, query: URLSearchParams): Answer {
  switch (id) {
    case "":
      return page(
        here.filter((one) => matches(one, query, ["status"])),
        query,
      );
    case "running":
      return ok({ items: world.deployments.filter(({ status }) => status === "running"), nextCursor: null });
    case "latest":
      return ok({ items: lastFinished(world.deployments, 10), nextCursor: null });
    case "status":
      return ok(world.deploymentGenerator);
    default:
      return found(world.deployments.find((one) => one.id === id));
  }
}

function turn(world: World, to: string, body: string): Answer {
  const { on, seed } = world.deploymentGenerator;
  if (to === "start" && on)
    return { status: 409, json: problem(409, "already_on", "The generator is on", "Stop it to start it with another speed.") };
  const asked = body === "" ? {} : JSON.parse(body);
  world.deploymentGenerator = {
    on: to === "start",
    since: to === "start" ? at(Date.now()) : null,
    seed: asked.seed ?? seed,
    speed: asked.speed ?? 1,
    simulated: true,
  };
  return ok(world.deploymentGenerator);
}

const places = (all: readonly Deployment[]) =>
  Object.values(Object.groupBy(all, ({ service, environment }) => `${service} ${environment}`)).flatMap((own) =>
    own?.[0] ? [{ service: own[0].service, environment: own[0].environment, own }] : [],
  );

function rateOf(all: readonly Deployment[]): SuccessRate {
  const count = (status: string) => all.filter((one) => one.status === status).length;
  const [succeeded, failed, rolledBack] = [count("success"), count("failed"), count("rolled_back")];
  const finished = succeeded + failed + rolledBack;
  const percent = finished === 0 ? null : (succeeded / finished) * 100;
  return { succeeded, failed, rolledBack, cancelled: count("cancelled"), finished, percent };
}

const successOf = (all: readonly Deployment[]): Omit<SuccessAnswer, "windowDays" | "since"> => ({
  overall: rateOf(all),
  services: places(all).map(({ own, ...place }) => ({ ...place, ...rateOf(own) })),
  byDay: [],
  byHour: [],
});

const percentilesOf = (all: readonly Deployment[]): Omit<PercentilesAnswer, "windowDays" | "since"> => ({
  items: places(all).map(({ own, ...place }) => {
    const seconds = own
      .flatMap(({ status, durationSeconds }) => (status === "cancelled" ? [] : (durationSeconds ?? [])))
      .toSorted((x, y) => x - y);
    const rank = (p: number) => (seconds.length < 5 ? null : (seconds[Math.ceil(p * seconds.length) - 1] ?? null));
    return { ...place, count: seconds.length, p50Seconds: rank(0.5), p95Seconds: rank(0.95), p99Seconds: rank(0.99), exact: true };
  }),
  byDay: [],
  byHour: [],
});
