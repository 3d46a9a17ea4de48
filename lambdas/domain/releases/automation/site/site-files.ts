import type { ReleaseContext } from "../../../../contract/release.ts";
import type { TracedFile } from "../../pipeline/traced-file.ts";
import { traced } from "../traced.ts";
import { siteCloudwatch } from "./cloudwatch.ts";
import { siteRollback } from "./rollback-script.ts";
import { siteRunbook } from "./site-runbook.ts";
import { syntheticCheck } from "./synthetic-check.ts";

/** What watches a static site, and takes it back. */
export const siteFiles = (context: ReleaseContext): TracedFile[] => [
  traced("scripts/synthetic-check.sh", "script", ["health", "latency", "observability"], syntheticCheck(context)),
  traced("monitoring/cloudwatch.yml", "template", ["latency", "availability", "observability", "rollback"], siteCloudwatch(context)),
  traced("scripts/rollback.sh", "script", ["rollback"], siteRollback(context)),
  traced("docs/runbook.md", "document", ["latency", "availability", "health", "rollback"], siteRunbook(context)),
];
