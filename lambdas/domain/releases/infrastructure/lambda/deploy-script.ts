import type { ReleaseContext } from "../../../../contract/release.ts";
import { failIn, readCommand, runCommand } from "../scripts/fragments.ts";
import { DEPLOY_COMMANDS } from "./deploy-commands.ts";

/** Starts a deployment and sees it through in two calls, as CodeDeploy takes minutes and works on by itself. */
export const deployScript = ({ slug, environments }: ReleaseContext): string => `#!/usr/bin/env bash
# Deploys ${slug} with CloudFormation. Needs the AWS CLI, signed in, and jq.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: deploy.sh ENVIRONMENT COMMAND

  ENVIRONMENT     ${environments.join(" | ")}
  start VERSION   updates the stack and returns; CodeDeploy begins to shift the alias. Needs ARTIFACT_BUCKET
  watch           five minutes of the shift; fails where an alarm took it back
  wait            until the stack is done; fails where it went back
  status          the state of the stack, and where the alias points

Every command can be repeated: where there is nothing to do, it does nothing.
USAGE
}

${failIn("deploy.sh")}

${DEPLOY_COMMANDS}
${readCommand(environments)}
readonly STACK=${slug}-$environment
root=$(cd "$(dirname "\${BASH_SOURCE[0]}")/.." && pwd)

${runCommand(["start:1", "watch:0", "wait:0", "status:0"])}`;
