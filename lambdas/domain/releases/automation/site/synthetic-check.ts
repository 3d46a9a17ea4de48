import type { ReleaseContext } from "../../../../contract/release.ts";
import { tidy } from "../objectives.ts";

/** `scripts/synthetic-check.sh`: what a visitor sees, measured from outside. */
export const syntheticCheck = (context: ReleaseContext): string => [header(context), ARGUMENTS, measuring(context), MAIN].join("\n");

const header = ({ service, slug, latency: { milliseconds, percentile } }: ReleaseContext) => `#!/usr/bin/env bash
# Asks ${service} for its entry page from outside: it has to answer 200, with the release that
# was deployed, p${percentile} within ${milliseconds} ms. Run by the pipeline, and every five minutes by a schedule.
set -euo pipefail

readonly NAMESPACE=${slug} SERVICE='${service}'
readonly LIMIT_MS=${milliseconds} PERCENTILE=${percentile}

usage() {
  cat <<'TEXT'
usage: synthetic-check.sh --url URL [--release TEXT] [--samples N] [--publish ENVIRONMENT]

  --url      of the site, e.g. https://www.example.com
  --release  has to be in the site's release.json: its version or commit
  --samples  requests to measure (default 20)
  --publish  also write Latency and Success to CloudWatch for that environment

Exit status: 0 all well, 1 the check failed, 2 wrong arguments
TEXT
}
`;

const ARGUMENTS = `url='' release='' samples=20 publish=''
while (($# > 0)); do
  case $1 in
    --url | --release | --samples | --publish)
      (($# > 1)) || { echo "check: $1 needs a value" >&2; usage >&2; exit 2; }
      case $1 in
        --url) url=\${2%/} ;;
        --release) release=$2 ;;
        --samples) samples=$2 ;;
        --publish) publish=$2 ;;
      esac
      shift 2
      ;;
    -h | --help) usage; exit 0 ;;
    *) echo "check: unknown argument $1" >&2; usage >&2; exit 2 ;;
  esac
done
if [[ -z $url || ! $samples =~ ^[1-9][0-9]*$ ]]; then
  usage >&2
  exit 2
fi
`;

const measuring = ({ latency: { percentile } }: ReleaseContext) => `problems=()
milliseconds=()

measure() {
  local status seconds
  for ((n = 0; n < samples; n++)); do
    # A connection of its own each time, as a visitor's first page has.
    read -r status seconds < <(curl --silent --output /dev/null --max-time 30 \\
      --write-out '%{http_code} %{time_total}\\n' "$url/" || true)
    milliseconds+=("$(awk -v s="\${seconds:-30}" 'BEGIN { printf "%.1f", s * 1000 }')")
    [[ $status == 200 ]] || problems+=("request $((n + 1)) was answered with \${status:-nothing}")
  done
}

# Nearest rank: the value that ${percentile}% of the requests do not exceed.
percentile() {
  printf '%s\\n' "\${milliseconds[@]}" | sort -n | awk -v share=${tidy(percentile / 100)} \\
    '{ v[NR] = $1 } END { rank = NR * share; n = int(rank); if (n < rank) n++; print v[n < 1 ? 1 : n] }'
}

check_release() {
  local found
  found=$(curl --silent --fail --max-time 30 "$url/release.json" || true)
  grep -qF "\\"$release\\"" <<<"$found" || problems+=("release.json does not name $release: \${found:-no answer}")
}

write_metrics() {
  local values dimensions
  values=$(IFS=,; echo "\${milliseconds[*]}")
  dimensions="[{\\"Name\\":\\"service\\",\\"Value\\":\\"$SERVICE\\"},{\\"Name\\":\\"environment\\",\\"Value\\":\\"$publish\\"}]"
  # Alarms on CloudFront live in us-east-1, so these metrics do too.
  aws cloudwatch put-metric-data --region us-east-1 --namespace "$NAMESPACE" --metric-data "[
    {\\"MetricName\\":\\"Latency\\",\\"Unit\\":\\"Milliseconds\\",\\"Values\\":[$values],\\"Dimensions\\":$dimensions},
    {\\"MetricName\\":\\"Success\\",\\"Value\\":$1,\\"Dimensions\\":$dimensions}]"
}
`;

const MAIN = `measure
slowest=$(percentile)
if awk -v a="$slowest" -v b="$LIMIT_MS" 'BEGIN { exit !(a > b) }'; then
  slow="p$PERCENTILE was $slowest ms, the objective is $LIMIT_MS ms"
else
  slow=''
fi
[[ -z $release ]] || check_release

# Slow is not down: the alarm on latency reads the latency.
if [[ -n $publish ]]; then
  write_metrics "$((\${#problems[@]} == 0))"
fi
[[ -z $slow ]] || problems+=("$slow")
if ((\${#problems[@]} > 0)); then
  printf 'check: %s\\n' "\${problems[@]}" >&2
  exit 1
fi
echo "check: $samples requests answered with 200, p$PERCENTILE $slowest ms"
`;
