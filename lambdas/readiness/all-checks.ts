import type { Check } from "./check.ts";
import { infrastructureChecks } from "./infrastructure/infrastructure-checks.ts";
import { monitoringChecks } from "./monitoring/monitoring-checks.ts";
import { pipelineChecks } from "./pipeline/pipeline-checks.ts";
import { requirementsChecks } from "./requirements/requirements-checks.ts";

/** Every check of a package, by area. */
export const allChecks: readonly Check[] = [...requirementsChecks, ...pipelineChecks, ...infrastructureChecks, ...monitoringChecks];
