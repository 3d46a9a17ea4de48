import type { ReadinessCheck } from "../../../contract/release.ts";
import type { Thresholds } from "../thresholds.ts";
import type { LiveEvidence } from "./live-evidence.ts";

type Limits = Thresholds["live"];
type Found = Pick<ReadinessCheck, "result" | "reason">;

/**
 * The checks that look at what lately happened instead of at files. What they do without data is part of each: no history is no
 * reason to block a first release, so it then has no weight, and says so.
 */
export const liveChecks = (evidence: LiveEvidence, limits: Limits): ReadinessCheck[] => [
  check("live-incidents", "monitoring", "Nothing is broken that nobody works on", 3, true, incidents(evidence)),
  check("live-success-rate", "pipeline", "Deployments of the service end well", 2, false, successRate(evidence, limits)),
  check(
    "live-change-fail-rate",
    "infrastructure",
    "Deployments of the service do not fail later",
    2,
    false,
    changeFailRate(evidence, limits),
  ),
  check("live-flaky-share", "pipeline", "The repository's tests can be believed", 2, false, flakyShare(evidence, limits)),
];

function check(id: string, area: ReadinessCheck["area"], title: string, weight: number, critical: boolean, found: Found): ReadinessCheck {
  return { id, area, title, critical, artifacts: [], ...found, weight: found.result === "not-applicable" ? 0 : weight };
}

/** An incident that somebody mitigates does not fail it: the release may be what mends it. */
function incidents({ incidents: all, repo, service }: LiveEvidence): Found {
  const open = all.filter(({ status }) => status === "open");
  const of = repo === null ? `service ${service} (no repo is named, so its CI is not looked at)` : `${repo} or service ${service}`;
  if (open.length > 0)
    return {
      result: "fail",
      reason: `${open.length} open: ${open
        .slice(0, 3)
        .map(({ id, title }) => `${title} (${id})`)
        .join("; ")}`,
    };
  const mitigated = all.length > 0 ? `; ${all.length} being mitigated` : "";
  return { result: "pass", reason: `no incident of ${of} is open${mitigated}` };
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

function tooFew({ deployments, service }: LiveEvidence, { leastDeployments, windowDays }: Limits): Found | null {
  if (deployments.finished >= leastDeployments) return null;
  const reason = `${deployments.finished} deployments of ${service} finished in ${windowDays} days; fewer than ${leastDeployments} say nothing`;
  return { result: "not-applicable", reason };
}

function successRate(evidence: LiveEvidence, limits: Limits): Found {
  const { finished, succeeded } = evidence.deployments;
  const share = succeeded / finished;
  return (
    tooFew(evidence, limits) ?? {
      result: share >= limits.leastSuccessRate ? "pass" : "fail",
      reason: `${succeeded} of ${finished} succeeded in ${limits.windowDays} days, ${percent(share)}; ${percent(limits.leastSuccessRate)} are asked for`,
    }
  );
}

function changeFailRate(evidence: LiveEvidence, limits: Limits): Found {
  const { finished, failedInAnyWay } = evidence.deployments;
  const share = failedInAnyWay / finished;
  return (
    tooFew(evidence, limits) ?? {
      result: share <= limits.mostChangeFailRate ? "pass" : "fail",
      reason: `${failedInAnyWay} of ${finished} failed, at once or later, in ${limits.windowDays} days, ${percent(share)}; at most ${percent(limits.mostChangeFailRate)}`,
    }
  );
}

function flakyShare({ repo, tests }: LiveEvidence, { mostFlakyShare }: Limits): Found {
  if (repo === null) return { result: "not-applicable", reason: "no repo is named, so nothing is known of its tests" };
  if (tests === null || tests.total === 0) return { result: "not-applicable", reason: `no run of ${repo} reported tests` };
  const share = tests.flaky.length / tests.total;
  const named = tests.flaky.length > 0 ? `: ${tests.flaky.slice(0, 3).join(", ")}` : "";
  return {
    result: share <= mostFlakyShare ? "pass" : "fail",
    reason: `${tests.flaky.length} of ${tests.total} tests of ${repo} are flaky, ${percent(share)}${named}; at most ${percent(mostFlakyShare)}`,
  };
}
