import fc from "fast-check";
import { type ReleaseContext, STACKS } from "../../../../lambdas/contract/release.ts";

/** The example of the churn predictor; a test names only the fields it is about. */
export const aContext = (overrides: Partial<ReleaseContext> = {}): ReleaseContext => ({
  name: "churn_predictor_v2",
  slug: "churn-predictor-v2",
  version: "2.1.0",
  commit: "0123456789abcdef0123456789abcdef01234567",
  service: "churn_predictor_v2",
  repo: "acme/churn",
  framework: "scikit-learn",
  serving: "FastAPI + Docker",
  target: "Kubernetes (GKE)",
  stack: "python-kubernetes",
  latency: { milliseconds: 100, percentile: 99 },
  availability: 0.999,
  environments: ["dev", "staging", "production"],
  ...overrides,
});

/** Any context that the requests' own rules let through, extremes among them. */
export const anyContext: fc.Arbitrary<ReleaseContext> = fc
  .record({
    stack: fc.constantFrom(...STACKS),
    service: fc.constantFrom("churn_predictor_v2", "on", "1.0", "a.b-c"),
    repo: fc.constantFrom("acme/churn", null),
    availability: fc.constantFrom(0.5, 0.83, 0.9, 0.951, 0.99, 0.9995, 0.99999, 0.9999999),
    milliseconds: fc.constantFrom(1, 2.5, 50.125, 100, 750, 60_000),
    percentile: fc.constantFrom(50, 95, 99, 99.9, 99.99),
    environments: fc.constantFrom<string[]>(["production"], ["dev", "staging", "production"], ["no", "live-eu"]),
  })
  .map(({ milliseconds, percentile, ...fields }) => aContext({ ...fields, latency: { milliseconds, percentile } }));
