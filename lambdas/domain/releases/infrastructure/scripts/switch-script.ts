import type { ReleaseContext } from "../../../../contract/release.ts";
import { failIn, readCommand, runCommand } from "./fragments.ts";
import { SWITCH_COMMANDS } from "./switch-commands.ts";
import { SWITCH_STATE } from "./switch-state.ts";

/** The only thing that installs the chart. It keeps no state: the cluster's Services and Deployments say what is live. */
export const switchScript = ({ slug, environments }: ReleaseContext): string => `#!/usr/bin/env bash
# Blue-green deployment of ${slug}. Needs kubectl and Helm 4, pointed at the cluster.
set -euo pipefail

readonly NAME=${slug}

usage() {
  cat <<'USAGE'
usage: switch.sh ENVIRONMENT COMMAND

  ENVIRONMENT             ${environments.join(" | ")}
  deploy IMAGE VERSION    installs the image on the idle colour, without traffic
  canary IMAGE            gives the idle colour, if it runs the image, its pods' share of the traffic
  promote IMAGE           gives the colour that runs the image all traffic
  abort                   takes the traffic from a canary
  rollback IMAGE          gives the other colour all traffic, if the image has it
  status                  says which colour runs what

Every command can be repeated: where there is nothing to do, it does nothing.
USAGE
}

${failIn("switch.sh")}

${SWITCH_STATE}
${SWITCH_COMMANDS}
${readCommand(environments)}
namespace=$NAME-$environment
chart=$(cd "$(dirname "\${BASH_SOURCE[0]}")/../chart" && pwd)
read_state

${runCommand(["deploy:2", "canary:1", "promote:1", "abort:0", "rollback:1", "status:0"])}`;
