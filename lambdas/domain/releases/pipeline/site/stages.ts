import type { ReleaseContext } from "../../../../contract/release.ts";
import { TOOLS } from "../../versions.ts";
import { AWS_SIGN_IN } from "../aws-access.ts";
import { checkStage } from "../check-stage.ts";
import { type Delivery, deployStages } from "../deploy-stages.ts";
import { DOWNLOAD_BUNDLE, NODE_SETUP, nodeBundle, nodeLint, nodeScan } from "../node-checks.ts";
import { CHECKOUT } from "../setup-steps.ts";
import type { Stage, WorkflowStep } from "../workflow.ts";

/** The eight stages of a static site. */
export const siteStages = (context: ReleaseContext): Stage[] => [
  nodeLint(),
  checkStage({
    id: "validate-pages",
    name: "Page validation",
    does: ["html-validate: every page of the built site", "linkinator: every link within it"],
    needs: ["lint-and-test"],
    steps: [...NODE_SETUP, { name: "Build", run: "npm run build" }, VALIDATE],
  }),
  checkStage({
    id: "integration-tests",
    name: "Integration tests of the pages",
    does: ["npm run test:integration: the built site, in a browser or over HTTP"],
    needs: ["lint-and-test"],
    steps: [...NODE_SETUP, { name: "Build", run: "npm run build" }, { name: "Test the pages", run: "npm run test:integration" }],
  }),
  nodeBundle(["validate-pages", "integration-tests"]),
  nodeScan(["secretlint: no file of the site holds a secret"], [SECRETS]),
  ...deployStages(context, DELIVERY),
];

/** Other sites may be down without a fault of this one. */
const ELSEWHERE = "^https?://(?!(localhost|127\\.0\\.0\\.1|\\[::1\\]))";

const VALIDATE: WorkflowStep = {
  name: "Validate the pages and their links",
  run: [
    `npx --yes html-validate@${TOOLS["html-validate"].version} --preset=standard "dist/**/*.html"`,
    `npx --yes linkinator@${TOOLS.linkinator.version} dist --recurse --skip '${ELSEWHERE}'`,
  ].join("\n"),
};

const SECRETS: WorkflowStep = {
  name: "Look for secrets in the site",
  run: [
    `npx --yes --package secretlint@${TOOLS.secretlint.version} \\`,
    `  --package @secretlint/secretlint-rule-preset-recommend@${TOOLS.secretlint.version} \\`,
    `  secretlint --secretlintrcJSON '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}' "dist/**"`,
  ].join("\n"),
};

const run = (name: string, command: string): WorkflowStep => ({ name, run: command });
const update = (environment: string): WorkflowStep => run("Update bucket and distribution", `bash scripts/switch.sh ${environment} stack`);
const upload = (environment: string): WorkflowStep =>
  run("Upload under a prefix of its own", `bash scripts/switch.sh ${environment} upload dist "$GITHUB_SHA" "$VERSION"`);

/** A release is a prefix; the switch is one write to CloudFront's key value store. */
const DELIVERY: Delivery = {
  permissions: { contents: "read", "id-token": "write" },
  env: {},
  signIn: [CHECKOUT, DOWNLOAD_BUNDLE, AWS_SIGN_IN],
  deploy: (environment) => [
    update(environment),
    upload(environment),
    run("Smoke tests before any traffic", `bash scripts/smoke.sh ${environment} preview "$GITHUB_SHA"`),
    run("Switch traffic", `bash scripts/switch.sh ${environment} promote "$GITHUB_SHA"`),
    run("Smoke tests with traffic", `bash scripts/smoke.sh ${environment} live "$GITHUB_SHA"`),
  ],
  canary: (environment) => [
    update(environment),
    upload(environment),
    run("Smoke tests before any traffic", `bash scripts/smoke.sh ${environment} preview "$GITHUB_SHA"`),
    run("Give the canary a tenth of the visitors", `bash scripts/switch.sh ${environment} canary "$GITHUB_SHA" 10`),
    run("Watch the canary for ten minutes", `bash scripts/smoke.sh ${environment} preview "$GITHUB_SHA" --repeat 20 --every 30`),
    { name: "Take the canary back", if: "failure() || cancelled()", run: `bash scripts/switch.sh ${environment} abort` },
  ],
  rollout: (environment) => [
    run("Switch all traffic", `bash scripts/switch.sh ${environment} promote "$GITHUB_SHA"`),
    run(
      "Smoke tests, and back if they fail",
      `bash scripts/smoke.sh ${environment} live "$GITHUB_SHA" || { bash scripts/switch.sh ${environment} rollback; exit 1; }`,
    ),
  ],
  does: {
    deploy: [
      "uploads the site under a prefix of its own",
      "smoke tests, switch of traffic, smoke tests again",
      "each environment only after the one before",
    ],
    canary: ["waits for review", "a tenth of the visitors get the new prefix", "ten minutes of smoke tests; taken back if one fails"],
    rollout: [
      "waits for review of the canary's figures",
      "all visitors get the new prefix",
      "smoke tests; back to the old prefix if they fail",
    ],
  },
};
