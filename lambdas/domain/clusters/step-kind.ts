const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  [
    "lint",
    /\b(?:lint\w*|eslint|biome|prettier|ruff|flake8|pylint|mypy|black|isort|clippy|rubocop|checkstyle|spotless|format|fmt|style|typecheck|type-check|type check|pre-commit|shellcheck|golangci\S*|vet|static analysis)\b/i,
  ],
  [
    "test",
    /\b(?:tests?|testing|pytest|jest|vitest|mocha|tox|nox|rspec|junit|karma|cypress|playwright|e2e|specs?|coverage|ctest|unittest|verify|check|integration|smoke|benchmarks?)\b/i,
  ],
  ["deploy", /\b(?:deploy\w*|publish\w*|release\w*|push|upload|terraform|helm|kubectl|cdk|cloudformation|rollout|promote)\b/i],
  [
    "build",
    /\b(?:build\w*|compile\w*|make|cmake|ninja|webpack|tsc|rollup|bundle\w*|package|assemble|gradlew?|mvnw?|maven|docs?|docker|javac|dist|msbuild|bazel)\b/i,
  ],
  [
    "install",
    /\b(?:install\w*|ci|setup|set up|restore|fetch|checkout|clone|dependenc\w+|deps|bootstrap|download|apt|apt-get|yum|dnf|apk|brew|pip|poetry|sync|init\w*)\b/i,
  ],
];
const INSTALL_COMMAND =
  /\b(?:npm (?:ci|i|install|add)|yarn install|pnpm (?:i|install)|pip3? install|poetry install|uv (?:sync|pip)|bundle install|go mod download|cargo fetch|apt(?:-get)? (?:install|update)|composer install|gem install|dotnet restore|conda (?:install|env)|install (?:\w+ )?dependencies)\b/i;
const READ_CHARS = 500;

/** What a step is for, told by its name first and by its command second: install, build, lint, test, deploy or other. */
export function stepKindOf({ stepName, command }: { stepName: string; command: string }): string {
  return kindOf(stepName) ?? kindOf(command) ?? "other";
}

function kindOf(words: string): string | undefined {
  const text = words.slice(0, READ_CHARS);
  if (INSTALL_COMMAND.test(text)) return "install";
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0];
}
