import type { ReleaseContext } from "../../../../contract/release.ts";
import { BEFORE, rollbackCommand, slaEntries } from "../aws/aws-runbook.ts";
import { runbookMd } from "../runbook.ts";

/** `docs/runbook.md` for the alarms of `monitoring/cloudwatch.yml`. */
export const lambdaRunbook = (context: ReleaseContext): string => {
  const rollback = rollbackCommand(context, context.version);
  const { milliseconds, percentile } = context.latency;
  const traces = "Traces: X-Ray group `api-API_ID` has the slow and the failed ones";
  const logs = 'Logs Insights: `filter level = "ERROR" | stats count() by message, version`';
  return runbookMd(context.service, BEFORE, [
    ...slaEntries(context, rollback, {
      look: ["Dashboard: widgets Errors and Error budget burn", logs, traces],
      otherwise: "If it did not: the dependency that the traces show as failed; a rollback would not help",
    }),
    {
      alert: "LatencyHigh",
      means: `p${percentile} of the invocations took more than ${milliseconds} ms for ten minutes. It does not roll back: a slow dependency slows a good version too.`,
      look: ["Dashboard: widgets Latency and Throttles and concurrency", traces],
      fix: [
        `If it began with a release: ${rollback}`,
        "If it is cold starts: provisioned concurrency on the alias",
        "Else: the dependency that the traces name",
      ],
    },
    {
      alert: "Throttled",
      means: "Requests were turned away, because the function or the account is at its concurrency. It does not roll back.",
      look: ["Dashboard: widget Throttles and concurrency", "`aws lambda get-account-settings`"],
      fix: [
        "Raise the function's reserved concurrency, or ask AWS for more",
        "Look whether invocations take longer than before: that needs more of them at once",
      ],
    },
  ]);
};
