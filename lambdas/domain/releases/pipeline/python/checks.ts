import { SERVING } from "../../infrastructure/serving.ts";
import { TOOLS } from "../../versions.ts";
import { checkStage } from "../check-stage.ts";
import { CHECKOUT, SETUP_PYTHON } from "../setup-steps.ts";
import type { Stage, WorkflowStep } from "../workflow.ts";

const INSTALL: WorkflowStep = {
  name: "Install dependencies",
  run: `pip install --requirement requirements.txt --requirement requirements-dev.txt\npip install pytest==${TOOLS.pytest.version} ruff==${TOOLS.ruff.version}`,
};
const SETUP = [CHECKOUT, SETUP_PYTHON, INSTALL];

/** Stages 1 to 3 of a Python service: they need no image and no credentials. */
export const pythonChecks = (): Stage[] => [
  checkStage({
    id: "lint-and-test",
    name: "Lint and unit tests",
    does: ["ruff: lint and format", "shellcheck: the scripts that deploy", "pytest: tests/unit"],
    needs: [],
    steps: [
      ...SETUP,
      { name: "Lint", run: "ruff check .\nruff format --check .\nshellcheck scripts/*.sh" },
      { name: "Unit tests", run: "python -m pytest tests/unit" },
    ],
  }),
  checkStage({
    id: "validate-model",
    name: "Model validation",
    does: ["scripts/validate_model.py: schema, quality and latency on the accepted examples of model/acceptance.json"],
    needs: ["lint-and-test"],
    steps: [...SETUP, { name: "Validate the model", env: { PYTHONPATH: "." }, run: "python scripts/validate_model.py" }],
  }),
  checkStage({
    id: "integration-tests",
    name: "Integration tests of the endpoints",
    does: ["starts the service as the image does", "pytest: tests/integration over HTTP at BASE_URL"],
    needs: ["lint-and-test"],
    steps: [
      ...SETUP,
      {
        name: "Test the endpoints of the running service",
        env: { BASE_URL: `http://127.0.0.1:${SERVING.port}` },
        run: [
          `uvicorn app.main:app --port ${SERVING.port} &`,
          `curl --fail --silent --show-error --retry 30 --retry-delay 1 --retry-all-errors "$BASE_URL${SERVING.ready}"`,
          "python -m pytest tests/integration",
        ].join("\n"),
      },
    ],
  }),
];
