/** Arguments of a rollback script on AWS: `--environment`, `--from`, `--dry-run`, and one option more where the stack has one. */
export function rollbackArguments(more: string | null): string {
  const names = ["environment", "from", ...(more === null ? [] : [more])];
  return `${names.map((name) => `${name}=''`).join(" ")} dry_run=false
while (($# > 0)); do
  case $1 in
    ${names.map((name) => `--${name}`).join(" | ")})
      (($# > 1)) || { echo "rollback: $1 needs a value" >&2; usage >&2; exit 2; }
      case $1 in
${names.map((name) => `        --${name}) ${name}=$2 ;;\n`).join("")}      esac
      shift 2
      ;;
    --dry-run) dry_run=true; shift ;;
    -h | --help) usage; exit 0 ;;
    *) echo "rollback: unknown argument $1" >&2; usage >&2; exit 2 ;;
  esac
done
if [[ -z $environment || -z $from ]]; then
  usage >&2
  exit 2
fi
`;
}
