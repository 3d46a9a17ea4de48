/** Part of the switch script: its commands. Each names the image that it is about, so that a second run changes nothing. */
export const SWITCH_COMMANDS = `do_deploy() {
  if [[ -z \${image[$active]} ]]; then
    # The first installation: both colours run it, so that the preview answers too.
    image=([blue]=$1 [green]=$1)
    version=([blue]=$2 [green]=$2)
  elif [[ \${image[$active]} == "$1" ]]; then
    echo "$active has the traffic and runs $1 already"
    return
  fi
  image[$idle]=$1
  version[$idle]=$2
  install "$active" false small
  echo "$idle runs $1, without traffic"
}

do_canary() {
  if [[ \${image[$active]} == "$1" ]]; then
    echo "$active has the traffic and runs $1 already"
    return
  fi
  [[ \${image[$idle]} == "$1" ]] || fail "neither colour runs $1: deploy it first"
  if [[ $canary == true ]]; then
    echo "$idle has its share of the traffic already"
    return
  fi
  install "$active" true small
  echo "$idle has its share of the traffic beside $active"
}

do_promote() {
  if [[ \${image[$active]} == "$1" && $canary == false ]]; then
    echo "$active has the traffic and runs $1 already"
    return
  fi
  [[ \${image[$idle]} == "$1" ]] || fail "the idle colour does not run $1: deploy it first"
  switch_to "$idle"
}

do_abort() {
  if [[ $canary == false ]]; then
    echo "there is no canary"
    return
  fi
  install "$active" false small
  echo "$active has all traffic again"
}

do_rollback() {
  if [[ $canary == true ]]; then
    do_abort
    return
  fi
  if [[ \${image[$active]} != "$1" ]]; then
    echo "$active has the traffic and does not run $1"
    return
  fi
  [[ -n \${image[$idle]} && \${image[$idle]} != "$1" ]] || fail "there is no other release to go back to"
  switch_to "$idle"
}

do_status() {
  echo "active: $active, canary: $canary"
  printf '%s: %s\\n' blue "\${image[blue]:-nothing}" green "\${image[green]:-nothing}"
}
`;
