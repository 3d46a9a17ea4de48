import type { ReleaseContext } from "../../../../contract/release.ts";
import { BEFORE, rollbackCommand, slaEntries } from "../aws/aws-runbook.ts";
import { runbookMd } from "../runbook.ts";

/** `docs/runbook.md` for the alarms of `monitoring/cloudwatch.yml`. */
export const siteRunbook = (context: ReleaseContext): string => {
  const rollback = rollbackCommand(context, context.commit);
  const check = "From outside: `bash scripts/synthetic-check.sh --url URL`";
  const { milliseconds, percentile } = context.latency;
  return runbookMd(context.service, BEFORE, [
    ...slaEntries(context, rollback, {
      look: ["Dashboard: widgets Errors and Error budget burn", check],
      otherwise: "If it did not: AWS Health Dashboard for CloudFront and S3, and the bucket's policy; a rollback would not help",
    }),
    {
      alert: "LatencyHigh",
      means: `p${percentile} of the requests from outside was above ${milliseconds} ms for ten minutes, or none was measured. It does not roll back.`,
      look: [check, "Dashboard: widget Latency from outside", "Share of hits: `aws cloudfront get-distribution-config`, its cache policy"],
      fix: ["If nothing was measured: mend the schedule of the check", `If pages grew with a release: ${rollback}`],
    },
    {
      alert: "SiteCheckFailing",
      means: "The check from outside failed for 15 minutes, or did not run. It does not roll back by itself: the fault may be the check's.",
      look: [check, "Which release is live: `bash scripts/switch.sh ENVIRONMENT status`"],
      fix: [`If pages fail: ${rollback}`, "If the check did not run: mend its schedule"],
    },
  ]);
};
