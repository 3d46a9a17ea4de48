import { createHash } from "node:crypto";
import * as z from "zod";
import { RANGE_OF, ReleaseMetrics } from "../../contract/release-metrics.ts";
import type { Release } from "../../contract/release-record.ts";
import { dataCame } from "../../domain/releases/lifecycle/no-data.ts";
import { lastPromotion } from "../../domain/releases/lifecycle/promotion.ts";
import { isTerminal } from "../../domain/releases/state.ts";
import { metricsOf } from "../../domain/releases/verification/metrics-of.ts";
import { normalInstant } from "../../domain/runs/instant.ts";
import { lookAgain } from "../../pipeline/releases/releaser.ts";
import { settingsFor } from "../../store/releases/environments.ts";
import { putRelease } from "../../store/releases/releases.ts";
import { putSamples } from "../../store/releases/samples.ts";
import type { ApiContext } from "../api-context.ts";
import { wrong } from "../problem.ts";
import { type Asked, json, type Route, route } from "../route.ts";
import { notNow, requireRelease } from "./require.ts";

/** More together would not fit an item. */
const MOST_POINTS = 4_000;

const MetricsTaken = z.object({ releaseId: z.string(), environment: z.string(), role: z.string(), points: z.number().int() });

/** Keep posted metrics, and have them looked at soon where the looks before found none. */
async function take(context: ApiContext, { params, body }: Asked<unknown, ReleaseMetrics>): Promise<Response> {
  const release = await requireRelease(context, params.id);
  const environment = body.environment ?? lastPromotion(release)?.environment;
  if (environment === undefined) throw notNow(release, "taking metrics", "it was deployed nowhere yet");
  if (isTerminal(release.status)) throw notNow(release, "taking metrics");
  if (!release.context.environments.includes(environment))
    throw wrong("environment", `expected one of ${release.context.environments.join(", ")}`);
  const known = metricsOf(release.context).map(({ id }) => String(id));
  const unknown = Object.keys(body.metrics).filter((id) => !known.includes(id));
  if (unknown.length > 0) throw wrong(`metrics.${unknown[0]}`, `expected one of ${known.join(", ")}`);
  refuseImpossible(body);
  const points = Object.values(body.metrics).reduce((sum, one) => sum + one.length, 0);
  if (points > MOST_POINTS) throw wrong("metrics", `${points} points; at most ${MOST_POINTS} together`);

  const receivedAt = context.now();
  const metrics = Object.fromEntries(
    Object.entries(body.metrics).map(([id, values]) => [
      id,
      values.map((point) =>
        typeof point === "number" ? { at: receivedAt, value: point } : { at: normalInstant(point.at), value: point.value },
      ),
    ]),
  );
  const digest = createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 16);
  await putSamples(context.stores.releases, { releaseId: release.id, environment, role: body.role }, { receivedAt, metrics }, digest);
  if (body.role === "candidate") await haveItLookedAt(context, release, environment, receivedAt);
  return json({ releaseId: release.id, environment, role: body.role, points }, 202);
}

function refuseImpossible({ metrics }: ReleaseMetrics): void {
  for (const [id, points] of Object.entries(metrics)) {
    const range = RANGE_OF[id];
    const values = points.map((point) => (typeof point === "number" ? point : point.value));
    const index = values.findIndex((value) => value < 0 || value > (range?.most ?? Number.MAX_VALUE));
    if (range && index >= 0) throw wrong(`metrics.${id}.${index}`, `expected ${range.words}, not ${values[index]}`);
  }
}

/** Looks that found nothing come ever later: have the next one soon. Whoever changes the release meanwhile looks at it anyway. */
async function haveItLookedAt(context: ApiContext, release: Release, environment: string, at: string): Promise<void> {
  const { settings } = await settingsFor(context.stores.releases, release.context.service, environment);
  const change = dataCame(release, environment, at, settings);
  if (change === null) return;
  const outcome = await putRelease(context.stores.releases, { before: release, ...change });
  if (outcome === "stored") await lookAgain(context, change.after);
}

export const metricsRoutes = (context: ApiContext): Route[] => [
  route({
    method: "POST",
    path: "/releases/{id}/metrics",
    tag: "Releases",
    summary: "Tell how a version does in an environment that has no prometheusUrl",
    scope: "report",
    body: ReleaseMetrics,
    answers: { status: 202, schema: MetricsTaken, description: "Taken; the next look judges by it" },
    problems: ["release_not_found", "release_state"],
    serve: (asked) => take(context, asked),
  }),
];
