import type { ReleaseContext } from "../../../../contract/release.ts";
import { rollbackArguments } from "../script-arguments.ts";
import { HEALTH_PATH } from "./health-handler.ts";

/**
 * `scripts/rollback.sh`: points the alias at the version before the bad one. It names the version to leave, so that a second alert
 * finds nothing to do, and asks the older version for its health before anybody is sent there.
 */
export const lambdaRollback = (context: ReleaseContext): string =>
  [header(context), rollbackArguments("function"), READING, MAIN].join("\n");

const header = ({ slug, service }: ReleaseContext) => `#!/usr/bin/env bash
# Takes ${service} back from a version: the alias goes to the function version before it.
# Run by the deployer when Bellwether rolls back on an alert, or by a person.
# Needs the AWS CLI, signed in, and jq.
#
# Exit status: 0 the version has no traffic (any more), 2 wrong arguments,
# 3 there is nothing healthy to return to (nothing was changed), 1 anything else.
set -euo pipefail

readonly APP=${slug}
readonly ALIAS=\${ALIAS:-live}

usage() {
  cat <<'TEXT'
usage: rollback.sh --environment NAME --from VERSION [--function NAME] [--dry-run]

  --environment  where to roll back, e.g. production
  --from         the release to leave, e.g. 2.1.0 (the function's variable VERSION);
                 where it has no traffic nothing is done: it is safe to run twice
  --function     name of the function (default ${slug}-ENVIRONMENT)
  --dry-run      say what would be changed, and change nothing
TEXT
}
`;

const READING = `: "\${function:=$APP-$environment}"
readonly environment from function dry_run

# Published versions, newest first, as lines of NUMBER and release.
versions() {
  aws lambda list-versions-by-function --function-name "$function" --output text \\
    --query "Versions[?Version!='\\$LATEST'].[Version, Environment.Variables.VERSION]" | sort -rn
}

is_healthy() {
  local answer error
  answer=$(mktemp)
  error=$(aws lambda invoke --function-name "$function" --qualifier "$1" --cli-binary-format raw-in-base64-out \\
    --payload '{"version":"2.0","rawPath":"${HEALTH_PATH}","headers":{},"requestContext":{"http":{"method":"GET","path":"${HEALTH_PATH}"}}}' \\
    --output text --query FunctionError "$answer")
  [[ $error == None ]] && grep -q '"statusCode": *200' "$answer" && { rm "$answer"; return 0; }
  echo "rollback: version $1 answers $(head -c 300 "$answer")" >&2
  rm "$answer"
  return 1
}
`;

const MAIN = `alias=$(aws lambda get-alias --function-name "$function" --name "$ALIAS" --output json)
current=$(jq --raw-output .FunctionVersion <<<"$alias")
# During a canary the bad version has a weight beside the current one.
weighted=$(jq --raw-output '.RoutingConfig.AdditionalVersionWeights // {} | keys[0] // ""' <<<"$alias")

# First into a variable: a list that cannot be read is no empty list.
published=$(versions)
bad='' back=''
while read -r number release; do
  if [[ $release == "$from" && ( $number == "$current" || $number == "$weighted" ) ]]; then
    bad=$number
  elif [[ -n $bad && $release != "$from" && -z $back ]]; then
    back=$number
  fi
done <<<"$published"

if [[ -z $bad ]]; then
  echo "rollback: $from has no traffic in $environment, nothing to do"
  exit 0
fi
# A canary goes back to what has the rest of the traffic, whatever was published between.
[[ $bad == "$current" ]] || back=$current
if [[ -z $back ]]; then
  echo "rollback: no version before $from is published, there is nothing to return to" >&2
  exit 3
fi
if ! is_healthy "$back"; then
  echo "rollback: version $back of $function is not healthy; $bad keeps the traffic" >&2
  exit 3
fi

if [[ $dry_run == true ]]; then
  echo "would point the alias $ALIAS of $function at version $back, away from $bad ($from)"
  exit 0
fi
# No weights: a shift that CodeDeploy has begun ends here, and CodeDeploy sees that it did.
aws lambda update-alias --function-name "$function" --name "$ALIAS" --function-version "$back" \\
  --routing-config 'AdditionalVersionWeights={}' --output text --query FunctionVersion >/dev/null
echo "rollback: $environment went from version $bad ($from) to version $back of $function"
`;
