import { checkStage } from "./check-stage.ts";
import { CHECKOUT, INSTALL_NODE, SETUP_NODE, scanStep } from "./setup-steps.ts";
import type { Stage, WorkflowStep } from "./workflow.ts";

export const NODE_SETUP: readonly WorkflowStep[] = [CHECKOUT, SETUP_NODE, INSTALL_NODE];

/** Stage 1 of what npm builds: the project's own linter and tests, and the scripts that deploy it. */
export const nodeLint = (): Stage =>
  checkStage({
    id: "lint-and-test",
    name: "Lint and unit tests",
    does: ["npm run lint", "shellcheck: the scripts that deploy", "npm test"],
    needs: [],
    steps: [...NODE_SETUP, { name: "Lint", run: "npm run lint\nshellcheck scripts/*.sh" }, { name: "Unit tests", run: "npm test" }],
  });

/** The bundle that stage 4 built, so that what is scanned and deployed is what was tested. */
export const DOWNLOAD_BUNDLE: WorkflowStep = {
  name: "Get the bundle",
  uses: "actions/download-artifact",
  with: { name: "bundle", path: "dist" },
};

/** Stage 4: one bundle, built once from locked dependencies. */
export const nodeBundle = (needs: readonly string[]): Stage =>
  checkStage({
    id: "build",
    name: "Bundle",
    does: ["npm run build", "keeps dist/ as the one bundle that every environment gets"],
    needs,
    steps: [
      ...NODE_SETUP,
      { name: "Build", run: "npm run build" },
      {
        name: "Keep the bundle",
        uses: "actions/upload-artifact",
        with: { name: "bundle", path: "dist", "if-no-files-found": "error", "retention-days": "7" },
      },
    ],
  });

/** Stage 5: what the lock file brings, by npm's advisories and by Grype's. */
export const nodeScan = (does: readonly string[] = [], more: readonly WorkflowStep[] = []): Stage =>
  checkStage({
    id: "scan",
    name: "Security scan of bundle and dependencies",
    does: [
      "npm audit: known vulnerabilities of what is shipped",
      "Grype: lock file and bundle, stops at high severity with a fix",
      ...does,
    ],
    needs: ["build"],
    steps: [
      CHECKOUT,
      SETUP_NODE,
      DOWNLOAD_BUNDLE,
      { name: "Scan dependencies", run: "npm audit --omit=dev --audit-level=high" },
      scanStep("Scan lock file and bundle", { path: "." }),
      ...more,
    ],
  });
