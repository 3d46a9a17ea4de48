import type { Check } from "../check.ts";
import { stagesDocument } from "./stages-document.ts";
import { workflowConcurrency } from "./workflow-concurrency.ts";
import { workflowDocument } from "./workflow-document.ts";
import { workflowEnvironments } from "./workflow-environments.ts";
import { workflowFailures } from "./workflow-failures.ts";
import { workflowKeys } from "./workflow-keys.ts";
import { workflowLint } from "./workflow-lint.ts";
import { workflowMainOnly } from "./workflow-main-only.ts";
import { workflowOrder } from "./workflow-order.ts";
import { workflowPermissions } from "./workflow-permissions.ts";
import { workflowPins } from "./workflow-pins.ts";
import { workflowSameBuild } from "./workflow-same-build.ts";
import { workflowScan } from "./workflow-scan.ts";
import { workflowScripts } from "./workflow-scripts.ts";
import { workflowSecrets } from "./workflow-secrets.ts";
import { workflowSmoke } from "./workflow-smoke.ts";
import { workflowStages } from "./workflow-stages.ts";
import { workflowTests } from "./workflow-tests.ts";
import { workflowTimeouts } from "./workflow-timeouts.ts";
import { workflowTriggers } from "./workflow-triggers.ts";

/** What makes a pipeline ready, for every stack: that it is valid, in the right order, and safe to run. */
export const pipelineChecks: readonly Check[] = [
  workflowLint,
  workflowStages,
  workflowOrder,
  workflowEnvironments,
  workflowMainOnly,
  workflowFailures,
  workflowTests,
  workflowScan,
  workflowSmoke,
  workflowScripts,
  workflowSameBuild,
  workflowPermissions,
  workflowPins,
  workflowSecrets,
  workflowTriggers,
  workflowKeys,
  workflowConcurrency,
  workflowTimeouts,
  stagesDocument,
  workflowDocument,
];
