import type { ReleaseContext } from "../../../../contract/release.ts";
import type { TracedFile } from "../../pipeline/traced-file.ts";
import { traced } from "../traced.ts";
import { lambdaCloudwatch } from "./cloudwatch.ts";
import { healthMjs } from "./health-handler.ts";
import { lambdaRunbook } from "./lambda-runbook.ts";
import { observabilityMjs } from "./observability.ts";
import { lambdaRollback } from "./rollback-script.ts";

/** What watches a Node service on Lambda, and takes it back. */
export const lambdaFiles = (context: ReleaseContext): TracedFile[] => [
  traced("src/health.mjs", "exporter", ["health"], healthMjs(context)),
  traced("src/observability.mjs", "logging", ["observability"], observabilityMjs(context)),
  traced(
    "monitoring/cloudwatch.yml",
    "template",
    ["latency", "availability", "observability", "scaling", "rollback"],
    lambdaCloudwatch(context),
  ),
  traced("scripts/rollback.sh", "script", ["rollback"], lambdaRollback(context)),
  traced("docs/runbook.md", "document", ["latency", "availability", "scaling", "rollback"], lambdaRunbook(context)),
];
