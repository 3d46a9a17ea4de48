import type { ReleaseContext } from "../../../../contract/release.ts";
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

fail() {
  echo "switch.sh: $*" >&2
  exit 1
}

${SWITCH_STATE}
${SWITCH_COMMANDS}
[[ $# -ge 2 ]] || { usage >&2; exit 2; }
environment=$1
command=$2
shift 2
case $environment in
  ${environments.join(" | ")}) ;;
  *) usage >&2; exit 2 ;;
esac
namespace=$NAME-$environment
chart=$(cd "$(dirname "\${BASH_SOURCE[0]}")/../chart" && pwd)
read_state

case $command:$# in
  deploy:2 | canary:1 | promote:1 | abort:0 | rollback:1 | status:0) "do_$command" "$@" ;;
  *) usage >&2; exit 2 ;;
esac
`;
