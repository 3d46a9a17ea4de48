/** Checks `$environment` against those that there are. */
export const checkEnvironment = (environments: readonly string[]): string => `case $environment in
  ${environments.join(" | ")}) ;;
  *) usage >&2; exit 2 ;;
esac`;

/** Reads ENVIRONMENT and COMMAND, which every script with commands begins with; what is left are the command's own arguments. */
export const readCommand = (environments: readonly string[]): string => `[[ $# -ge 2 ]] || { usage >&2; exit 2; }
environment=$1
command=$2
shift 2
${checkEnvironment(environments)}`;

/** Runs `do_COMMAND`, if it is one of `NAME:NUMBER OF ARGUMENTS`. */
export const runCommand = (commands: readonly string[]): string => `case $command:$# in
  ${commands.join(" | ")}) "do_$command" "$@" ;;
  *) usage >&2; exit 2 ;;
esac
`;

/** `fail WORDS`, which says which script it was. */
export const failIn = (script: string): string => `fail() {
  echo "${script}: $*" >&2
  exit 1
}`;

/** Reads the options of a smoke test. */
export const ROUND_OPTIONS = `repeat=1
every=1
while [[ $# -gt 0 ]]; do
  case $1 in
    --repeat) repeat=\${2:?} ;;
    --every) every=\${2:?} ;;
    *) usage >&2; exit 2 ;;
  esac
  shift 2
done`;

/** Calls `round` as often as was asked; `subject` is what passed. */
export const runRounds = (subject: string): string => `for (( number = 1; number <= repeat; number++ )); do
  round
  echo "${subject} of $environment: round $number of $repeat passed"
  if (( number < repeat )); then sleep "$every"; fi
done
`;
