import type { ReleaseContext } from "../../../../contract/release.ts";
import { failIn, readCommand, runCommand } from "../scripts/fragments.ts";
import { SITE_COMMANDS } from "./switch-commands.ts";

/** Uploads a release under a prefix of its own and says which prefix is shown. */
export const siteSwitchScript = ({ slug, environments }: ReleaseContext): string => `#!/usr/bin/env bash
# Releases of ${slug}. Needs the AWS CLI, signed in, and jq.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: switch.sh ENVIRONMENT COMMAND

  ENVIRONMENT                 ${environments.join(" | ")}
  stack                       makes or updates bucket and distribution
  upload DIR RELEASE VERSION  puts the site under releases/RELEASE/, which nobody sees yet but with the header x-preview
  canary RELEASE PERCENT      shows it to that share of the visitors
  promote RELEASE             shows it to all; what was shown is kept as the previous one
  abort                       shows the canary to nobody
  rollback                    shows the previous one, once: a second run changes nothing
  status                      says what is shown

Every command can be repeated: where there is nothing to do, it does nothing.
USAGE
}

${failIn("switch.sh")}

${SITE_COMMANDS}
${readCommand(environments)}
readonly STACK=${slug}-$environment
root=$(cd "$(dirname "\${BASH_SOURCE[0]}")/.." && pwd)

${runCommand(["stack:0", "upload:3", "canary:2", "promote:1", "abort:0", "rollback:0", "status:0"])}`;
