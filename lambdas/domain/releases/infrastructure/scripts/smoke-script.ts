import type { ReleaseContext } from "../../../../contract/release.ts";
import { SERVING } from "../serving.ts";
import { checkEnvironment, ROUND_OPTIONS, runRounds } from "./fragments.ts";

/** Asks the pods themselves, through the API server, so that the idle colour needs no way in from outside. */
export const smokeScript = ({ slug, environments }: ReleaseContext): string => `#!/usr/bin/env bash
# Smoke tests of ${slug}. Needs kubectl, pointed at the cluster, and curl.
set -euo pipefail

readonly NAME=${slug}

usage() {
  cat <<'USAGE'
usage: smoke.sh ENVIRONMENT preview|live [--repeat TIMES] [--every SECONDS]

  ENVIRONMENT   ${environments.join(" | ")}
  preview       the colour without the traffic, or the canary
  live          what has the traffic
USAGE
}

[[ $# -ge 2 ]] || { usage >&2; exit 2; }
environment=$1
which=$2
shift 2
${checkEnvironment(environments)}
case $which in
  preview) service=$NAME-preview ;;
  live) service=$NAME ;;
  *) usage >&2; exit 2 ;;
esac
${ROUND_OPTIONS}
readonly PORT=\${SMOKE_PORT:-18080}

forward=
stop_forward() {
  if [[ -n $forward ]]; then kill "$forward" 2>/dev/null || true; wait "$forward" 2>/dev/null || true; fi
  forward=
}
trap stop_forward EXIT

# A forward ends with its pod, so each round has its own.
round() {
  kubectl --namespace "$NAME-$environment" port-forward "service/$service" "$PORT:80" >/dev/null &
  forward=$!
  curl --fail --silent --show-error --output /dev/null --retry 15 --retry-delay 1 --retry-connrefused --max-time 30 \\
    "http://127.0.0.1:$PORT${SERVING.live}"
  for path in ${SERVING.ready} ${SERVING.metrics} /openapi.json; do
    curl --fail --silent --show-error --output /dev/null --max-time 5 "http://127.0.0.1:$PORT$path"
  done
  stop_forward
}

${runRounds("$service")}`;
