/** Part of the site's switch script. All keys are written in one call, so that no visitor sees a half-made switch. */
export const SITE_COMMANDS = `output() {
  aws cloudformation describe-stacks --stack-name "$STACK" \\
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue" --output text
}

value() {
  jq --raw-output --arg key "$1" '[.Items[]? | select(.Key == $key).Value][0] // "" | gsub("\\\\s"; "")' <<<"$2"
}

# A key that was never set reads as empty; a store that cannot be read is no empty store.
read_store() {
  store=$(output Releases)
  local listed
  listed=$(aws cloudfront-keyvaluestore list-keys --kvs-arn "$store" --output json)
  active=$(value active "$listed")
  previous=$(value previous "$listed")
  canary=$(value canary "$listed")
  share=$(value share "$listed")
}

# write_store ACTIVE PREVIOUS CANARY SHARE. A key cannot be empty, so nothing is a blank.
# It fails where somebody else wrote since (If-Match).
write_store() {
  local etag
  etag=$(aws cloudfront-keyvaluestore describe-key-value-store --kvs-arn "$store" --query ETag --output text)
  aws cloudfront-keyvaluestore update-keys --kvs-arn "$store" --if-match "$etag" --puts \\
    "Key=active,Value='\${1:- }'" "Key=previous,Value='\${2:- }'" "Key=canary,Value='\${3:- }'" "Key=share,Value=$4" >/dev/null
}

uploaded() {
  aws s3api head-object --bucket "$(output Bucket)" --key "releases/$1/release.json" >/dev/null 2>&1
}

do_stack() {
  aws cloudformation deploy --stack-name "$STACK" --template-file "$root/infra/template.yaml" \\
    --parameter-overrides "file://$root/infra/parameters/$environment.json" --no-fail-on-empty-changeset
}

# release.json comes last: where it is, everything is, and is never written again.
do_upload() {
  local bucket
  read_store
  bucket=$(output Bucket)
  if uploaded "$2"; then
    echo "releases/$2/ is complete already"
  else
    aws s3 sync "$1" "s3://$bucket/releases/$2/" --no-progress \\
      --cache-control "public, max-age=300, stale-if-error=86400"
    jq --null-input --arg release "$2" --arg version "$3" '{release: $release, version: $version}' |
      aws s3 cp - "s3://$bucket/releases/$2/release.json" --content-type application/json --cache-control no-cache
  fi
  if [[ $active == "$2" || $canary == "$2" ]]; then return; fi
  write_store "$active" "$previous" "$2" 0
}

do_canary() {
  (( $2 >= 0 && $2 <= 100 )) || fail "the share is 0 to 100"
  read_store
  if [[ $active == "$1" ]]; then
    echo "$1 is shown to all already"
    return
  fi
  uploaded "$1" || fail "releases/$1/ is not complete: upload it first"
  write_store "$active" "$previous" "$1" "$2"
  echo "$1 is shown to $2 % of the visitors of $environment"
}

do_promote() {
  read_store
  if [[ $active == "$1" ]]; then
    echo "$1 is shown to all already"
    return
  fi
  uploaded "$1" || fail "releases/$1/ is not complete: upload it first"
  write_store "$1" "$active" "" 0
  echo "$1 is shown to all visitors of $environment"
}

do_abort() {
  read_store
  if [[ -z $canary ]]; then
    echo "there is no canary"
    return
  fi
  write_store "$active" "$previous" "" 0
  echo "$active is shown to all visitors of $environment again"
}

# The previous one is used up by it, so that a second run does not come back.
do_rollback() {
  read_store
  if [[ -z $previous ]]; then
    echo "there is no previous release to go back to; $active stays"
    return
  fi
  write_store "$previous" "" "" 0
  echo "$previous is shown to all visitors of $environment again"
}

do_status() {
  read_store
  printf '%s: %s\\n' active "\${active:-nothing}" previous "\${previous:-nothing}" canary "\${canary:-nothing} (\${share:-0} %)"
}
`;
