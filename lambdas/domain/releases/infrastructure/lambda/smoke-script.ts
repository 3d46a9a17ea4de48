import type { ReleaseContext } from "../../../../contract/release.ts";

/** Asks through the API, as users do. Until the shift is over both versions answer. */
export const lambdaSmokeScript = ({ slug, environments }: ReleaseContext): string => `#!/usr/bin/env bash
# Smoke tests of ${slug}. Needs the AWS CLI, signed in, and curl.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: smoke.sh ENVIRONMENT

  ENVIRONMENT   ${environments.join(" | ")}
USAGE
}

[[ $# -eq 1 ]] || { usage >&2; exit 2; }
case $1 in
  ${environments.join(" | ")}) ;;
  *) usage >&2; exit 2 ;;
esac

url=$(aws cloudformation describe-stacks --stack-name "${slug}-$1" \\
  --query "Stacks[0].Outputs[?OutputKey=='Url'].OutputValue" --output text)
# Twenty, so that also a version with a tenth of the traffic is likely asked.
for _ in {1..20}; do
  curl --fail --silent --show-error --output /dev/null --max-time 10 "$url/health"
done
echo "${slug} of $1 answers at $url"
`;
