import type { ReleaseContext } from "../../../../contract/release.ts";

/**
 * `scripts/rollback.sh`: gives the traffic back to the colour beside the bad version. It names the version to leave, not a direction,
 * so that a second alert finds nothing to do instead of switching forth again. Needs kubectl alone, not the chart.
 */
export const kubernetesRollback = (context: ReleaseContext): string => [header(context), ARGUMENTS, READING, STEPS, MAIN].join("\n");

const header = ({ slug, service }: ReleaseContext) => `#!/usr/bin/env bash
# Takes ${service} back from a version: the other colour gets the traffic.
# Run by the deployer when Bellwether rolls back on an alert, or by a person.
#
# Exit status: 0 the version has no traffic (any more), 2 wrong arguments,
# 3 there is nothing healthy to return to (nothing was changed), 1 anything else.
set -euo pipefail

readonly APP=${slug}
readonly KUBECTL=\${KUBECTL:-kubectl}

usage() {
  cat <<'TEXT'
usage: rollback.sh --environment NAME --from VERSION [--timeout SECONDS] [--dry-run]

  --environment  where to roll back, e.g. production
  --from         the version to leave, e.g. 2.1.0; where it has no traffic
                 nothing is done, so that it is safe to run twice
  --timeout      how long the other colour may take to be ready (default 180)
  --dry-run      say what would be changed, and change nothing
TEXT
}
`;

const ARGUMENTS = `environment='' from='' timeout=180 dry_run=false
while (($# > 0)); do
  case $1 in
    --environment | --from | --timeout)
      (($# > 1)) || { echo "rollback: $1 needs a value" >&2; usage >&2; exit 2; }
      case $1 in
        --environment) environment=$2 ;;
        --from) from=$2 ;;
        --timeout) timeout=$2 ;;
      esac
      shift 2
      ;;
    --dry-run) dry_run=true; shift ;;
    -h | --help) usage; exit 0 ;;
    *) echo "rollback: unknown argument $1" >&2; usage >&2; exit 2 ;;
  esac
done
if [[ -z $environment || -z $from || ! $timeout =~ ^[0-9]+$ ]]; then
  usage >&2
  exit 2
fi
# Labels take no "+": 2.1.0+build.7 is labelled 2.1.0_build.7.
readonly environment from=\${from//+/_} timeout dry_run
`;

const READING = `kube() { "$KUBECTL" --namespace "$APP-$environment" "$@"; }

change() {
  if [[ $dry_run == true ]]; then
    echo "would run: kubectl --namespace $APP-$environment $*"
  else
    kube "$@"
  fi
}

# Empty where there is no such deployment.
version_of() {
  kube get deployment "$APP-$1" --ignore-not-found \\
    --output 'jsonpath={.metadata.labels.app\\.kubernetes\\.io/version}'
}

# Empty during a canary, when both colours have traffic.
serving() { kube get service "$APP" --output 'jsonpath={.spec.selector.color}'; }

min_pods_of() { kube get hpa "$APP-$1" --output 'jsonpath={.spec.minReplicas}'; }
pods_of() { kube get deployment "$APP-$1" --output 'jsonpath={.spec.replicas}'; }
ready_pods_of() { kube get deployment "$APP-$1" --output 'jsonpath={.status.readyReplicas}'; }
`;

const STEPS = `# The idle colour has few pods: it gets as many as the bad one has before it gets the traffic.
make_ready() {
  local back=$1 bad=$2 want before deadline=$((SECONDS + timeout)) ready
  want=$(pods_of "$bad")
  # A version that has no pod at all says nothing of how many are needed.
  want=$((want > 0 ? want : 1))
  before=$(min_pods_of "$back")
  ready=$(ready_pods_of "$back")
  ((\${ready:-0} >= want)) && return
  change patch hpa "$APP-$back" --type merge --patch "{\\"spec\\":{\\"minReplicas\\":$want}}"
  [[ $dry_run == true ]] && return
  until ready=$(ready_pods_of "$back") && ((\${ready:-0} >= want)); do
    if ((SECONDS >= deadline)); then
      change patch hpa "$APP-$back" --type merge --patch "{\\"spec\\":{\\"minReplicas\\":\${before:-1}}}"
      echo "rollback: $back has \${ready:-0} of $want pods ready after \${timeout}s; $bad keeps the traffic" >&2
      exit 3
    fi
    sleep 2
  done
}

switch_to() {
  local back=$1 bad=$2
  change patch service "$APP" --type merge --patch "{\\"spec\\":{\\"selector\\":{\\"color\\":\\"$back\\"}}}"
  change patch service "$APP-preview" --type merge --patch "{\\"spec\\":{\\"selector\\":{\\"color\\":\\"$bad\\"}}}"
}
`;

const MAIN = `blue=$(version_of blue)
green=$(version_of green)
if [[ $blue == "$from" && $green == "$from" ]]; then
  echo "rollback: both colours run $from, there is nothing to return to" >&2
  exit 3
elif [[ $blue == "$from" ]]; then
  bad=blue back=green back_version=$green
elif [[ $green == "$from" ]]; then
  bad=green back=blue back_version=$blue
else
  echo "rollback: $from does not run in $environment, nothing to do"
  exit 0
fi
if [[ $(serving) == "$back" ]]; then
  echo "rollback: $environment is on $back ($back_version) already, nothing to do"
  exit 0
fi
if [[ -z $back_version ]]; then
  echo "rollback: there is no $back deployment to return to" >&2
  exit 3
fi

make_ready "$back" "$bad"
switch_to "$back" "$bad"
if [[ $dry_run == false && $(serving) != "$back" ]]; then
  echo "rollback: the service does not select $back after the switch" >&2
  exit 1
fi
echo "rollback: $environment went from $bad ($from) to $back ($back_version)"
`;
