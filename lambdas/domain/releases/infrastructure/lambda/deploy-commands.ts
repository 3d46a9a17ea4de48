/** Part of the deploy script: its commands. */
export const DEPLOY_COMMANDS = `state() {
  aws cloudformation describe-stacks --stack-name "$STACK" --query 'Stacks[0].StackStatus' --output text 2>/dev/null || echo NONE
}

# Nothing to change is no failure: a second start finds the version there.
do_start() {
  local work change_set type reason
  : "\${ARTIFACT_BUCKET:?names the bucket for deployment packages}"
  work=$(mktemp -d)
  aws cloudformation package --template-file "$root/infra/template.yaml" --s3-bucket "$ARTIFACT_BUCKET" \\
    --s3-prefix "$STACK" --output-template-file "$work/template.yaml" >/dev/null
  jq --arg version "$1" '. + [{ParameterKey: "Version", ParameterValue: $version}]' \\
    "$root/infra/parameters/$environment.json" >"$work/parameters.json"
  case $(state) in
    NONE | REVIEW_IN_PROGRESS) type=CREATE ;;
    *_IN_PROGRESS) fail "$STACK is being changed: $(state)" ;;
    *) type=UPDATE ;;
  esac
  change_set=$(aws cloudformation create-change-set --stack-name "$STACK" --change-set-name "deploy-$(date +%s)" \\
    --change-set-type "$type" --template-body "file://$work/template.yaml" --parameters "file://$work/parameters.json" \\
    --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND --query Id --output text)
  rm -r "$work"
  if ! aws cloudformation wait change-set-create-complete --change-set-name "$change_set"; then
    reason=$(aws cloudformation describe-change-set --change-set-name "$change_set" --query StatusReason --output text)
    aws cloudformation delete-change-set --change-set-name "$change_set"
    [[ $reason == *"didn't contain changes"* || $reason == *"No updates are to be performed"* ]] || fail "$reason"
    echo "$STACK has nothing to change"
    return
  fi
  aws cloudformation execute-change-set --change-set-name "$change_set"
  echo "$STACK is being changed to $1"
}

do_watch() {
  local now
  for _ in {1..20}; do
    now=$(state)
    case $now in
      *ROLLBACK*) fail "$STACK went back: $now" ;;
      *_COMPLETE) break ;;
    esac
    sleep 15
  done
  do_status
}

do_wait() {
  local now
  for _ in {1..160}; do
    now=$(state)
    case $now in
      CREATE_COMPLETE | UPDATE_COMPLETE) do_status; return ;;
      *ROLLBACK*COMPLETE | *FAILED | NONE) fail "$STACK went back or failed: $now" ;;
    esac
    sleep 15
  done
  fail "$STACK is not done after 40 minutes: $now"
}

do_status() {
  echo "$STACK: $(state)"
  aws lambda get-alias --function-name "$STACK" --name live \\
    --query '{version: FunctionVersion, also: RoutingConfig.AdditionalVersionWeights}' --output json
}
`;
