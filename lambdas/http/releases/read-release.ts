import type { Release } from "../../contract/release-record.ts";
import type { ReleaseDetail, ReleaseSummary } from "../../contract/release-view.ts";
import { StepOutputs } from "../../domain/releases/step-outputs.ts";
import { spansOf } from "../../domain/releases/trace/spans.ts";
import { actionsFor } from "../../domain/releases/view/actions.ts";
import { summaryOf } from "../../domain/releases/view/summary.ts";
import { stepOutputObject } from "../../store/object-keys.ts";
import { readText } from "../../store/objects.ts";
import { readArtifacts, readEntries, readReadiness, readTicks } from "../../store/releases/release-lists.ts";
import type { ApiContext } from "../api-context.ts";
import { requireRelease } from "./require.ts";

const MOST_OUTPUT_BYTES = 4 * 1024 * 1024;

/** A release with all that is known of it. */
export async function readDetail(context: ApiContext, id: string | undefined): Promise<ReleaseDetail> {
  const release = await requireRelease(context, id);
  const { releases } = context.stores;
  const [artifacts, checks, ticks, timeline] = await Promise.all([
    readArtifacts(releases, release.id),
    readReadiness(releases, release.id),
    readTicks(releases, release.id),
    readEntries(releases, release.id),
  ]);
  const { checkRuns: _, ...shown } = release;
  const { gate } = release;
  return {
    ...shown,
    artifacts,
    readiness: gate && checks ? { ready: gate.ready, overall: gate.overall, scores: gate.scores, checks } : null,
    ticks,
    timeline,
    trace: { traceId: release.traceId, spans: spansOf(release) },
    legal: actionsFor(release),
  };
}

export async function readSummary(context: ApiContext, id: string | undefined): Promise<ReleaseSummary> {
  const release = await requireRelease(context, id);
  const [artifacts, stages] = await Promise.all([readArtifacts(context.stores.releases, release.id), readStages(context, release)]);
  return summaryOf(release, artifacts, stages);
}

/** The stages as the pipeline step handed them on; none before it did. */
async function readStages({ data }: ApiContext, { id, chain }: Release) {
  if (chain.find(({ step }) => step === "pipeline")?.status !== "done") return [];
  const text = await readText(data, stepOutputObject(id, "pipeline"), MOST_OUTPUT_BYTES);
  return StepOutputs.parse({ pipeline: JSON.parse(text ?? "null") }).pipeline?.stages ?? [];
}
