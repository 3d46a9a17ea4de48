import type { Category } from "../../lambdas/contract/failure.ts";

/** What one run of a sample has to come to. */
export type Expected = { readonly conclusions: readonly string[]; readonly category: Category | null };

export type Scenario = {
  readonly name: string;
  readonly title: string;
  readonly expected: Expected;
  /** `incident`: as many runs as open one. `verdict`: one commit until it both passed and failed. */
  readonly plays: "once" | "incident" | "verdict";
};

export const SCENARIOS: readonly Scenario[] = [
  { name: "success", title: "a run that passes", expected: { conclusions: ["success"], category: null }, plays: "once" },
  {
    name: "testfail",
    title: "a test that always fails",
    expected: { conclusions: ["failure"], category: "test_failure" },
    plays: "incident",
  },
  {
    name: "flaky",
    title: "a test that fails now and then",
    expected: { conclusions: ["success", "failure"], category: null },
    plays: "verdict",
  },
  {
    name: "timeout",
    title: "a step that overruns its timeout",
    expected: { conclusions: ["timed_out"], category: "timeout" },
    plays: "once",
  },
  { name: "dns", title: "a name that does not resolve", expected: { conclusions: ["failure"], category: "network" }, plays: "once" },
  { name: "disk", title: "a full disk", expected: { conclusions: ["failure"], category: "disk" }, plays: "once" },
];

export const repoOf = ({ name }: Scenario): string => `samples/${name}`;
