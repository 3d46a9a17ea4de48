/** Part of the switch script: reads what is live, and installs a state. */
export const SWITCH_STATE = `get() {
  kubectl --namespace "$namespace" get "$1" "$2" --ignore-not-found --output "jsonpath=$3"
}

other() {
  if [[ $1 == blue ]]; then echo green; else echo blue; fi
}

# The live Service names the active colour; in a canary it names none, and the preview Service names the idle one.
read_state() {
  local selected color
  declare -gA image=() version=()
  for color in blue green; do
    image[$color]=$(get deployment "$NAME-$color" '{.spec.template.spec.containers[0].image}')
    version[$color]=$(get deployment "$NAME-$color" '{.metadata.labels.app\\.kubernetes\\.io/version}')
  done
  canary=false
  active=$(get service "$NAME" '{.spec.selector.color}')
  if [[ -z $active ]]; then
    selected=$(get service "$NAME-preview" '{.spec.selector.color}')
    [[ -z $selected ]] || canary=true
    active=$(other "\${selected:-green}")
  fi
  idle=$(other "$active")
}

# install ACTIVE CANARY STANDBY [PODS]: the chart in that state, with the images as they are in \`image\`.
# A field that was patched by hand, as in an emergency, is taken over again.
install() {
  local more=()
  [[ -z \${4:-} ]] || more=(--set "replicas.min=$4")
  helm upgrade "$NAME" "$chart" --install --namespace "$namespace" \\
    --values "$chart/values-$environment.yaml" \\
    --set-string "activeColor=$1" --set "canary=$2" --set-string "standby=$3" \\
    --set-string "colors.blue.image=\${image[blue]},colors.blue.version=\${version[blue]}" \\
    --set-string "colors.green.image=\${image[green]},colors.green.version=\${version[green]}" \\
    --server-side=true --force-conflicts --wait --timeout 10m --rollback-on-failure "\${more[@]}"
}

# As many pods of the colour are ready as its autoscaler keeps at least.
wait_for_pods() {
  local ready wanted
  wanted=$(get horizontalpodautoscaler "$NAME-$1" '{.spec.minReplicas}')
  for _ in {1..60}; do
    ready=$(get deployment "$NAME-$1" '{.status.readyReplicas}')
    if (( \${ready:-0} >= \${wanted:-1} )); then return; fi
    sleep 5
  done
  fail "only \${ready:-0} of $wanted pods of $1 are ready; the traffic was not switched"
}

# The other colour grows first to what the load has made of the active one, then takes the traffic in one step.
# The old one stays full, for the way back.
switch_to() {
  local pods least
  pods=$(get deployment "$NAME-$active" '{.status.readyReplicas}')
  least=$(get horizontalpodautoscaler "$NAME-$active" '{.spec.minReplicas}')
  if (( \${pods:-0} < \${least:-1} )); then pods=$least; fi
  install "$active" "$canary" full "$pods"
  wait_for_pods "$1"
  install "$1" false full
  echo "$1 has the traffic of $namespace: \${image[$1]}"
}
`;
