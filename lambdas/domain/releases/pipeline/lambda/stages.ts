import type { ReleaseContext } from "../../../../contract/release.ts";
import { TOOLS } from "../../versions.ts";
import { AWS_SIGN_IN } from "../aws-access.ts";
import { checkStage } from "../check-stage.ts";
import { type Delivery, deployStages } from "../deploy-stages.ts";
import { expression } from "../expression.ts";
import { DOWNLOAD_BUNDLE, NODE_SETUP, nodeBundle, nodeLint, nodeScan } from "../node-checks.ts";
import { CHECKOUT, SETUP_PYTHON } from "../setup-steps.ts";
import type { Stage } from "../workflow.ts";

/** The eight stages of a Node service on Lambda. */
export const lambdaStages = (context: ReleaseContext): Stage[] => [
  nodeLint(),
  schemaValidation(),
  checkStage({
    id: "integration-tests",
    name: "Integration tests of the endpoints",
    does: ["npm run test:integration: the handler's endpoints, over HTTP"],
    needs: ["lint-and-test"],
    steps: [...NODE_SETUP, { name: "Test the endpoints", run: "npm run test:integration" }],
  }),
  nodeBundle(["validate-schema", "integration-tests"]),
  nodeScan(),
  ...deployStages(context, DELIVERY),
];

const schemaValidation = (): Stage =>
  checkStage({
    id: "validate-schema",
    name: "Schema validation",
    does: ["npm run test:schema: requests and answers match their schema", "cfn-lint: the template"],
    needs: ["lint-and-test"],
    steps: [
      ...NODE_SETUP,
      { name: "Validate the schema of the endpoints", run: "npm run test:schema" },
      { ...SETUP_PYTHON, with: { "python-version": TOOLS.python.version } },
      {
        name: "Validate the template",
        run: `pip install cfn-lint==${TOOLS["cfn-lint"].version}\ncfn-lint infra/template.yaml`,
      },
    ],
  });

/** CodeDeploy shifts the alias by itself and goes back at an alarm; the jobs start it, watch it and see it through. */
const DELIVERY: Delivery = {
  permissions: { contents: "read", "id-token": "write" },
  env: { ARTIFACT_BUCKET: expression("vars.ARTIFACT_BUCKET") },
  signIn: [CHECKOUT, DOWNLOAD_BUNDLE, AWS_SIGN_IN],
  deploy: (environment) => [
    { name: "Deploy", run: `bash scripts/deploy.sh ${environment} start "$VERSION"\nbash scripts/deploy.sh ${environment} wait` },
    { name: "Smoke tests", run: `bash scripts/smoke.sh ${environment}` },
  ],
  canary: (environment) => [
    { name: "Begin to shift traffic", run: `bash scripts/deploy.sh ${environment} start "$VERSION"` },
    { name: "Watch the first steps of the shift", run: `bash scripts/deploy.sh ${environment} watch` },
    { name: "Smoke tests", run: `bash scripts/smoke.sh ${environment}` },
  ],
  rollout: (environment) => [
    { name: "Wait until all traffic is shifted", run: `bash scripts/deploy.sh ${environment} wait` },
    { name: "Smoke tests", run: `bash scripts/smoke.sh ${environment}` },
  ],
  does: {
    deploy: ["deploys the stack and shifts the alias", "smoke tests", "each environment only after the one before"],
    canary: ["waits for review", "CodeDeploy begins to shift the alias; an alarm takes it back", "smoke tests with a share of the traffic"],
    rollout: ["waits until CodeDeploy has shifted all traffic, or fails with its rollback", "smoke tests"],
  },
};
