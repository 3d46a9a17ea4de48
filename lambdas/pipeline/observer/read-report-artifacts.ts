import { MAX_REPORTS } from "../../contract/execution.ts";
import type { ObservedAttempt } from "../../contract/observer.ts";
import type { Step, TestOutcome } from "../../contract/run.ts";
import { log } from "../../runtime/log.ts";
import { type Artifact, artifactOf } from "../../sources/github/artifact.ts";
import { reportsIn } from "../../sources/github/report-archive.ts";
import { isReportArtifact } from "../../sources/github/report-artifact.ts";
import { parseReport, type ReportsRead } from "../read-reports.ts";
import type { AttemptJobs } from "./read-jobs.ts";
import type { Reader } from "./reader.ts";

const MOST_ARTIFACTS = 20;
const ARTIFACT_BYTES = 20 * 1024 * 1024;
/** Of all reports of an attempt together: anybody's pull request may bring as many as it likes. */
const REPORTS_BYTES = 50 * 1024 * 1024;
const MOST_TESTS = 100_000;
/** Artifacts are stamped when their upload ends, by another clock than the run's. */
const MARGIN_MS = 5 * 60_000;

/** The tests of the JUnit reports among an attempt's artifacts. A run's artifacts are those of all its attempts: their times tell which. */
export async function readReportArtifacts(reader: Reader, of: ObservedAttempt, { steps }: AttemptJobs): Promise<ReportsRead> {
  const listed = (await reader.ask("list of artifacts", (api) => api.artifacts(of.repo, of.externalId))) ?? [];
  const artifacts = listed.flatMap(parsed).filter((one) => isReportArtifact(one.name) && !one.expired && isOf(of, one));
  const reports = new Reports();
  for (const artifact of artifacts.slice(0, MOST_ARTIFACTS)) {
    const bytes = await reader.ask(`artifact ${artifact.name}`, async (api) => {
      const answer = await api.artifactZip(of.repo, artifact.id, ARTIFACT_BYTES);
      if (answer.kind === "ok" && answer.value === null)
        reports.warnings.push(`artifact ${artifact.name} is larger than 20 MB and was not read`);
      return answer;
    });
    if (bytes) await reports.add(artifact.name, bytes, of.conclusion === "success" ? null : stepOf(steps, artifact.name));
  }
  if (artifacts.length > MOST_ARTIFACTS)
    reports.warnings.push(`${artifacts.length - MOST_ARTIFACTS} artifacts with reports were not read.`);
  return reports;
}

/** The reports of one attempt, as many as there is room for. */
class Reports implements ReportsRead {
  readonly tests: TestOutcome[] = [];
  readonly warnings: string[] = [];
  #count = 0;
  #bytes = 0;

  async add(artifact: string, zip: Uint8Array, step: number | null): Promise<void> {
    if (this.#count >= MAX_REPORTS || this.#bytes >= REPORTS_BYTES || this.tests.length >= MOST_TESTS)
      return void this.warnings.push(`artifact ${artifact} was not read: the run has more reports than are kept`);
    const left = { maxReports: MAX_REPORTS - this.#count, maxBytes: REPORTS_BYTES - this.#bytes };
    const { reports, warnings } = await reportsIn(zip, left);
    this.warnings.push(...warnings.map((warning) => `artifact ${artifact}: ${warning}`));
    for (const { path, xml } of reports) {
      this.#count += 1;
      this.#bytes += xml.length;
      const report = await parseReport(xml, `${path} of artifact ${artifact}`, step);
      this.tests.push(...report.tests.slice(0, MOST_TESTS - this.tests.length));
      this.warnings.push(...report.warnings);
    }
  }
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
