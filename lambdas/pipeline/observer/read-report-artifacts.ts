import type { ObservedAttempt } from "../../contract/observer.ts";
import type { Step, TestOutcome } from "../../contract/run.ts";
import { log } from "../../runtime/log.ts";
import { type Artifact, artifactOf } from "../../sources/github/artifact.ts";
import { isReportArtifact, reportsIn } from "../../sources/github/report-archive.ts";
import { parseReport, type ReportsRead } from "../read-reports.ts";
import type { AttemptJobs } from "./read-jobs.ts";
import type { Reader } from "./reader.ts";

const MOST_ARTIFACTS = 20;
const ARTIFACT_BYTES = 20 * 1024 * 1024;
/** Artifacts are stamped when their upload ends, by another clock than the run's. */
const MARGIN_MS = 5 * 60_000;

/** The tests of the JUnit reports among an attempt's artifacts. A run's artifacts are those of all its attempts: their times tell which. */
export async function readReportArtifacts(reader: Reader, of: ObservedAttempt, { steps }: AttemptJobs): Promise<ReportsRead> {
  const listed = (await reader.ask("list of artifacts", (api) => api.artifacts(of.repo, of.externalId))) ?? [];
  const artifacts = listed.flatMap(parsed).filter((one) => isReportArtifact(one.name) && !one.expired && isOf(of, one));
  const tests: TestOutcome[] = [];
  const warnings: string[] = [];
  for (const artifact of artifacts.slice(0, MOST_ARTIFACTS)) {
    const zip = await reader.ask(`artifact ${artifact.name}`, (api) => api.artifactZip(of.repo, artifact.id, ARTIFACT_BYTES));
    if (!zip) continue;
    const { reports, warnings: damaged } = await reportsIn(zip);
    warnings.push(...damaged.map((warning) => `artifact ${artifact.name}: ${warning}`));
    const step = of.conclusion === "success" ? null : stepOf(steps, artifact.name);
    for (const { path, xml } of reports) {
      const report = await parseReport(xml, `${path} of artifact ${artifact.name}`, step);
      tests.push(...report.tests);
      warnings.push(...report.warnings);
    }
  }
  if (artifacts.length > MOST_ARTIFACTS) warnings.push(`${artifacts.length - MOST_ARTIFACTS} artifacts with reports were not read.`);
  return { tests, warnings };
}

function parsed(raw: unknown): Artifact[] {
  const artifact = artifactOf(raw);
  if (!("problem" in artifact)) return [artifact];
  log.warn("artifact not understood", { problem: artifact.problem });
  return [];
}

function isOf({ startedAt, updatedAt }: ObservedAttempt, { createdAt }: Artifact): boolean {
  if (createdAt === null) return true;
  const at = Date.parse(createdAt);
  return at >= Date.parse(startedAt) && at <= Date.parse(updatedAt) + MARGIN_MS;
}

/** The failed job that an artifact is of: the one whose name it bears, else the first. */
function stepOf(steps: readonly Step[], artifact: string): number | null {
  const failed = steps.filter(({ conclusion }) => conclusion === "failure" || conclusion === "timed_out");
  const named = failed.find(({ name }) => artifact.toLowerCase().includes(name.toLowerCase()));
  return (named ?? failed[0])?.number ?? null;
}
