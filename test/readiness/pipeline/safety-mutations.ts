import { inJson, type Mutation, swap } from "./edited.ts";
import { ARTIFACTS, both, expression, HASH, inJob, mutation, STAGES, WORKFLOW, workflow } from "./workflow-edits.ts";

/** What jobs may do, and what is said of them: one fault each, in a package that is otherwise as generated. */
export const SAFETY_MUTATIONS: readonly Mutation[] = [
  mutation(
    "workflow-permissions",
    "gives every job every right",
    /every job may write write-all/,
    workflow(swap("permissions: {}", "permissions: write-all")),
  ),
  mutation("workflow-permissions", "leaves the top open", /no permissions at the top/, workflow(swap("permissions: {}\n", "\n"))),
  mutation(
    "workflow-permissions",
    "lets the tests push commits",
    /job lint-and-test may write contents/,
    workflow(inJob("lint-and-test", swap("contents: read", "contents: write"))),
  ),
  mutation("workflow-pins", "follows a moving tag", /actions\/checkout@v6 has no exact version/, {
    [WORKFLOW]: swap("actions/checkout@v6.0.2", "actions/checkout@v6"),
    [ARTIFACTS]: swap("`actions/checkout` | `v6.0.2`", "`actions/checkout` | `v6`"),
  }),
  mutation("workflow-pins", "follows a branch", /anchore\/scan-action@main has no exact version/, {
    [WORKFLOW]: swap("anchore/scan-action@v7.4.0", "anchore/scan-action@main"),
    [ARTIFACTS]: swap("`anchore/scan-action` | `v7.4.0`", "`anchore/scan-action` | `main`"),
  }),
  mutation(
    "workflow-secrets",
    "pastes what a stranger can write into a script",
    /pastes github\.event\.number into a script/,
    workflow(swap("run: python -m pytest tests/unit", `run: python -m pytest tests/unit -k ${expression("github.event.number")}`)),
  ),
  mutation("workflow-secrets", "shows a secret", /job lint-and-test prints TOKEN/, {
    [WORKFLOW]: swap(
      "run: python -m pytest tests/unit",
      `env:\n          TOKEN: ${expression("secrets.API_TOKEN")}\n        run: python -m pytest tests/unit && echo "$TOKEN"`,
    ),
    [ARTIFACTS]: swap("| `GKE_CLUSTER` |", "| `API_TOKEN` | a token |\n| `GKE_CLUSTER` |"),
  }),
  mutation("workflow-secrets", "shows a secret that is named in brackets", /job lint-and-test prints KEY/, {
    [WORKFLOW]: swap(
      "run: python -m pytest tests/unit",
      `env:\n          KEY: ${expression("secrets['API_KEY']")}\n        run: printf %s "\${KEY}"; python -m pytest tests/unit`,
    ),
    [ARTIFACTS]: swap("| `GKE_CLUSTER` |", "| `API_KEY` | a key |\n| `GKE_CLUSTER` |"),
  }),
  mutation(
    "workflow-triggers",
    "runs a stranger's code with the repository's secrets",
    /takes a stranger's code on pull_request_target/,
    workflow(
      both(
        swap("  pull_request:\n", "  pull_request_target:\n"),
        inJob(
          "lint-and-test",
          swap(
            'persist-credentials: "false"',
            `persist-credentials: "false"\n          ref: ${expression("github.event.pull_request.head.sha")}`,
          ),
        ),
      ),
    ),
  ),
  mutation("workflow-keys", "signs in with a stored key", /job canary uses the stored secret GCP_KEY/, {
    [WORKFLOW]: inJob(
      "canary",
      swap(`service_account: ${expression("vars.GCP_SERVICE_ACCOUNT")}`, `credentials_json: ${expression("secrets.GCP_KEY")}`),
    ),
    [ARTIFACTS]: swap("| `GKE_CLUSTER` |", "| `GCP_KEY` | a key |\n| `GKE_CLUSTER` |"),
  }),
  mutation(
    "workflow-concurrency",
    "cuts off deployments",
    /a push cuts off the deployment before it/,
    workflow(swap(/cancel-in-progress: .*/g, "cancel-in-progress: true")),
  ),
  mutation(
    "workflow-concurrency",
    "lets deployments run at once",
    /no concurrency group/,
    workflow(swap(/concurrency:\n {2}group.*\n {2}cancel.*\n/g, "")),
  ),
  mutation(
    "workflow-timeouts",
    "lets the build run for ever",
    /job build has no time limit/,
    workflow(inJob("build", swap("    timeout-minutes: 30\n", ""))),
  ),
  mutation("stages-document", "forgets what the scan needs", /stages\.json says nothing/, {
    [STAGES]: inJson((all) => (all.stages[4].jobs[0].needs = [])),
  }),
  mutation("stages-document", "describes another release", /is of churn_predictor_v2 9\.9\.9/, {
    [STAGES]: inJson((all) => (all.version = "9.9.9")),
  }),
  mutation("workflow-document", "does not tell of a variable", /does not list the variable GKE_LOCATION/, {
    [ARTIFACTS]: swap(/^\| `GKE_LOCATION`.*\n/gm, ""),
  }),
  mutation(
    "workflow-document",
    "pins by hash and does not say so",
    /does not list docker\/login-action@0123/,
    workflow(swap("docker/login-action@v4.6.0", `docker/login-action@${HASH}`)),
  ),
];
