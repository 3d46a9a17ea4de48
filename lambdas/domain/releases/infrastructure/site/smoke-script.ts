import type { ReleaseContext } from "../../../../contract/release.ts";
import { checkEnvironment, ROUND_OPTIONS, runRounds } from "../scripts/fragments.ts";

/** Asks through CloudFront, as visitors do. That the right release answers is part of it: a page alone says nothing of the switch. */
export const siteSmokeScript = ({ slug, environments }: ReleaseContext): string => `#!/usr/bin/env bash
# Smoke tests of ${slug}. Needs the AWS CLI, signed in, curl and jq.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: smoke.sh ENVIRONMENT preview|live RELEASE [--repeat TIMES] [--every SECONDS]

  ENVIRONMENT   ${environments.join(" | ")}
  preview       the release that was uploaded last, or the canary
  live          what all visitors see
USAGE
}

[[ $# -ge 3 ]] || { usage >&2; exit 2; }
environment=$1
which=$2
release=$3
shift 3
${checkEnvironment(environments)}
# A release that is live already has no preview, and answers all the same.
case $which in
  preview) header="x-preview: 1" ;;
  live) header="x-live: 1" ;;
  *) usage >&2; exit 2 ;;
esac
${ROUND_OPTIONS}

url=$(aws cloudformation describe-stacks --stack-name "${slug}-$environment" \\
  --query "Stacks[0].Outputs[?OutputKey=='Url'].OutputValue" --output text)

shown() {
  curl --fail --silent --show-error --max-time 10 --header "$header" "$url/release.json" | jq --raw-output .release
}

# Edges learn of a switch within seconds, not at once.
round() {
  local now
  for _ in {1..12}; do
    now=$(shown) || now=
    if [[ $now == "$release" ]]; then break; fi
    sleep 5
  done
  if [[ $now != "$release" ]]; then
    echo "smoke.sh: $url shows \${now:-nothing}, not $release" >&2
    exit 1
  fi
  curl --fail --silent --show-error --output /dev/null --max-time 10 --header "$header" "$url/"
}

${runRounds("$which")}`;
