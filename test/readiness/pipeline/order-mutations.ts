import { inJson, type Mutation, swap } from "./edited.ts";
import { both, expression, inJob, mutation, STAGES, WORKFLOW, workflow } from "./workflow-edits.ts";

/** What the stages do and in which order: one fault each, in a package that is otherwise as generated. */
export const ORDER_MUTATIONS: readonly Mutation[] = [
  mutation(
    "workflow-lint",
    "misspells a key of a step",
    /deploy\.yml:\d+:\d+: unexpected key "wiht"/,
    workflow(swap(/with:(?=\n *context: \.)/g, "wiht:")),
  ),
  mutation(
    "workflow-lint",
    "uses a context that is not there",
    /property "acter" is not defined/,
    workflow(swap("github.actor", "github.acter")),
  ),
  mutation("workflow-stages", "leaves the rollout out", /no job rollout, which is stage 8/, {
    [WORKFLOW]: inJob("rollout", () => ""),
    [STAGES]: inJson((all) => (all.stages.at(-1).jobs = [{ ...all.stages.at(-2).jobs[0] }])),
  }),
  mutation("workflow-order", "lets the canary begin after dev", /job canary does not wait for .*deploy-staging/, {
    [WORKFLOW]: swap("needs: [build, deploy-staging]", "needs: [build, deploy-dev]"),
    [STAGES]: inJson((all) => (all.stages[6].jobs[0].needs = ["build", "deploy-dev"])),
  }),
  mutation("workflow-order", "builds before the model is validated", /job build does not wait for validate-model/, {
    [WORKFLOW]: swap("needs: [validate-model, integration-tests]", "needs: [integration-tests]"),
    [STAGES]: inJson((all) => (all.stages[3].jobs[0].needs = ["integration-tests"])),
  }),
  mutation(
    "workflow-environments",
    "lets the rollout use what staging's reviewers guard",
    /job rollout has environment staging, not production/,
    {
      [WORKFLOW]: inJob("rollout", swap("environment: production", "environment: staging")),
      [STAGES]: inJson((all) => (all.stages[7].jobs[0].environment = "staging")),
    },
  ),
  mutation(
    "workflow-main-only",
    "deploys from pull requests",
    /job deploy-dev runs on pull requests/,
    workflow(inJob("deploy-dev", swap(/if: github\.ref.*/g, "if: github.event_name == 'pull_request' || github.ref == 'refs/heads/main'"))),
  ),
  mutation(
    "workflow-main-only",
    "deploys from every branch",
    /runs on every branch/,
    workflow(both(swap("    branches: [main]\n", ""), swap("if: github.ref == 'refs/heads/main' && ", "if: "))),
  ),
  mutation(
    "workflow-main-only",
    "never deploys",
    /never runs on a push/,
    workflow(swap("github.ref == 'refs/heads/main'", "github.ref == 'refs/heads/trunk'")),
  ),
  mutation(
    "workflow-failures",
    "takes no notice of failing tests",
    /job lint-and-test takes no notice when python -m pytest fails/,
    workflow(swap("run: python -m pytest tests/unit", "run: python -m pytest tests/unit || true")),
  ),
  mutation(
    "workflow-failures",
    "lets the validation fail",
    /job validate-model continues on error/,
    workflow(inJob("validate-model", swap("timeout-minutes: 15", "timeout-minutes: 15\n    continue-on-error: true"))),
  ),
  mutation(
    "workflow-failures",
    "deploys whatever happened before",
    /job deploy-staging may run although/,
    workflow(inJob("deploy-staging", swap("if: ", "if: always() && "))),
  ),
  mutation(
    "workflow-failures",
    "gives a shell that goes on",
    /whose shell goes on after a failed command/,
    workflow(swap("shell: bash\n", "shell: bash {0}\n")),
  ),
  mutation(
    "workflow-failures",
    "turns off what stops at an error",
    /goes on after a failed command/,
    workflow(swap("ruff check .", "set +e\n          ruff check .")),
  ),
  mutation(
    "workflow-scan",
    "switches the scan of the image off",
    /no scanner that we know looks at the image/,
    workflow(swap(/( {6}- name: Scan the image\n {8}if: ).*/g, "$1github.event_name == 'schedule'")),
  ),
  mutation(
    "workflow-tests",
    "says that the unit tests pass",
    /job lint-and-test runs no unit tests/,
    workflow(swap("run: npm test\n", "run: echo all good\n")),
    "node-lambda",
  ),
  mutation("workflow-tests", "leaves the linter out", /runs no linter/, workflow(swap(/ruff (format --)?check \./g, "ls"))),
  mutation(
    "workflow-scan",
    "lets the image have any hole",
    /finds holes of the image and does not fail/,
    workflow(swap('fail-build: "true"', 'fail-build: "false"')),
  ),
  mutation(
    "workflow-scan",
    "installs the scanner of dependencies and does not run it",
    /no scanner that we know looks at the dependencies/,
    workflow(swap("pip-audit --requirement requirements.txt", "echo pip-audit")),
  ),
  mutation(
    "workflow-smoke",
    "leaves the smoke tests of staging out",
    /job deploy-staging deploys without a smoke test/,
    workflow(inJob("deploy-staging", swap(/bash scripts\/smoke\.sh.*/g, "sleep 60"))),
  ),
  mutation(
    "workflow-scripts",
    "calls a script that nobody wrote",
    /scripts\/warm-up\.sh is neither in the package nor/,
    workflow(swap("run: python -m pytest tests/unit", "run: python -m pytest tests/unit && bash scripts/warm-up.sh")),
  ),
  mutation("workflow-scripts", "empties a script", /scripts\/switch\.sh is neither in the package nor/, {
    "scripts/switch.sh": () => "\n",
  }),
  mutation(
    "workflow-same-build",
    "builds again for production",
    /job canary builds again/,
    workflow(
      inJob(
        "canary",
        swap("run: bash scripts/switch.sh production stack", "run: npm run build && bash scripts/switch.sh production stack"),
      ),
    ),
    "static-site",
  ),
  mutation(
    "workflow-same-build",
    "deploys the newest image, whatever it is",
    /job rollout does not take what job build made/,
    workflow(inJob("rollout", swap(expression("needs.build.outputs.image"), "ghcr.io/acme/churn:1.0.0"))),
  ),
];
