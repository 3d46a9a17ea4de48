/** `latest-results` is no `test-results`. */
const SURE = /junit|xunit|nunit|surefire|failsafe|(?<!la)tests?[^a-z0-9]?(?:results?|reports?)/;
const LIKELY = /(?:^|[^a-z])(?:tests?|results?|reports?|allure)(?:[^a-z]|$)/;
const OTHER = /coverage|jacoco|lcov|codecov|(?:^|[^a-z])(?:build|dist|docs?|lint|sarif|bench(?:marks?)?|lighthouse)(?:[^a-z]|$)/;

/**
 * Whether an artifact of this name may hold JUnit reports. Yes for names that speak of JUnit, xUnit, NUnit, Surefire, Failsafe,
 * test results or test reports; and for other tests, results and reports, but those of coverage, builds, documentation, linters
 * or benchmarks.
 */
export function isReportArtifact(name: string): boolean {
  const lower = name.toLowerCase();
  return SURE.test(lower) || (LIKELY.test(lower) && !OTHER.test(lower));
}
