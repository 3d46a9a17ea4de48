import { TOOLS } from "../versions.ts";
import type { WorkflowStep } from "./workflow.ts";

/** Only a push or a run by hand on main deploys, so a pull request never reaches an environment's credentials. */
export const ON_MAIN = "github.ref == 'refs/heads/main' && github.event_name != 'pull_request'";

/** The token is not left on the disk where later steps could read it. */
export const CHECKOUT: WorkflowStep = { name: "Check out", uses: "actions/checkout", with: { "persist-credentials": "false" } };

export const SETUP_PYTHON: WorkflowStep = {
  name: "Set up Python",
  uses: "actions/setup-python",
  with: { "python-version": TOOLS.python.version, cache: "pip" },
};

export const SETUP_NODE: WorkflowStep = {
  name: "Set up Node",
  uses: "actions/setup-node",
  with: { "node-version": TOOLS.node.version, cache: "npm" },
};

/** Installs what the lock file says, without running the packages' own scripts. */
export const INSTALL_NODE: WorkflowStep = { name: "Install dependencies", run: "npm ci --ignore-scripts" };

/** A scan that stops the release at a severe vulnerability for which there is a fix. */
export const scanStep = (name: string, of: Readonly<Record<string, string>>, condition?: string): WorkflowStep => ({
  name,
  ...(condition === undefined ? {} : { if: condition }),
  uses: "anchore/scan-action",
  with: { ...of, "fail-build": "true", "severity-cutoff": "high", "only-fixed": "true", "output-format": "table" },
});
