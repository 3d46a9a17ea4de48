import type { ReleaseContext } from "../../../../contract/release.ts";
import { rollbackArguments } from "../script-arguments.ts";

/**
 * `scripts/rollback.sh`: has the switch script show the release before the bad one, or take a bad canary back. It names the release to
 * leave, so that a second alert finds nothing to do.
 */
export const siteRollback = ({ slug, service }: ReleaseContext): string => `#!/usr/bin/env bash
# Takes ${service} back from a release: visitors get the one before it.
# Run by the deployer when Bellwether rolls back on an alert, or by a person.
# Needs the AWS CLI, signed in, and jq.
#
# Exit status: 0 the release has no visitors (any more), 2 wrong arguments,
# 3 there is nothing to return to (nothing was changed), 1 anything else.
set -euo pipefail

readonly APP=${slug}
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)

usage() {
  cat <<'TEXT'
usage: rollback.sh --environment NAME --from RELEASE [--dry-run]

  --environment  where to roll back, e.g. production
  --from         the release to leave: its commit, or how that begins; where it
                 has no visitors nothing is done, so that it is safe to run twice
  --dry-run      say what would be changed, and change nothing
TEXT
}

${rollbackArguments(null)}
${READING}
${MAIN}`;

const READING = `status=$(bash "$here/switch.sh" "$environment" status)
release_of() { sed -n "s/^$1: \\\\([^ ]*\\\\).*/\\\\1/p" <<<"$status"; }

# Somebody may have cleared the bucket: what is not there cannot be shown.
is_complete() {
  local bucket
  bucket=$(aws cloudformation describe-stacks --stack-name "$APP-$environment" \\
    --query "Stacks[0].Outputs[?OutputKey=='Bucket'].OutputValue" --output text)
  aws s3api head-object --bucket "$bucket" --key "releases/$1/release.json" >/dev/null 2>&1
}

run() {
  if [[ $dry_run == true ]]; then
    echo "would run: switch.sh $environment $1"
  else
    bash "$here/switch.sh" "$environment" "$1"
  fi
}
`;

const MAIN = `active=$(release_of active) previous=$(release_of previous) canary=$(release_of canary)
if [[ $canary == "$from"* ]]; then
  run abort
elif [[ $active != "$from"* ]]; then
  echo "rollback: $from has no visitors in $environment, nothing to do"
elif [[ $previous == nothing ]]; then
  echo "rollback: there is no release before $active to return to" >&2
  exit 3
elif ! is_complete "$previous"; then
  echo "rollback: the files of $previous are not in the bucket; $active stays" >&2
  exit 3
else
  run rollback
fi
`;
