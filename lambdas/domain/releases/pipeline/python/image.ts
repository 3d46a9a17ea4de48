import { TOOLS } from "../../versions.ts";
import { expression } from "../expression.ts";
import { CHECKOUT, ON_MAIN, SETUP_PYTHON, scanStep } from "../setup-steps.ts";
import type { Stage, WorkflowStep } from "../workflow.ts";

/** With the job's own token, which ends with the job. */
const LOGIN: WorkflowStep = {
  name: "Sign in to the registry",
  if: ON_MAIN,
  uses: "docker/login-action",
  with: { registry: "ghcr.io", username: expression("github.actor"), password: expression("secrets.GITHUB_TOKEN") },
};

const BUILD: WorkflowStep = {
  name: "Build",
  id: "build",
  uses: "docker/build-push-action",
  with: {
    context: ".",
    push: expression(ON_MAIN),
    tags: `\${{ env.IMAGE }}:\${{ github.sha }}\n\${{ env.IMAGE }}:\${{ env.VERSION }}`,
    "build-args": `VERSION=\${{ env.VERSION }}\nREVISION=\${{ github.sha }}`,
    provenance: expression(ON_MAIN),
    sbom: expression(ON_MAIN),
  },
};

/** Stage 4: one image, which later stages name by digest, so that every environment gets the same bytes. */
export const imageBuild = (): Stage => ({
  id: "build",
  name: "Container build",
  does: [
    "builds the image from the Dockerfile",
    "on main: pushes it with its provenance and bill of materials, tagged with version and commit",
  ],
  needs: ["validate-model", "integration-tests"],
  environment: null,
  jobs: [
    {
      id: "build",
      name: "Container build",
      needs: ["validate-model", "integration-tests"],
      environment: null,
      timeoutMinutes: 30,
      permissions: { contents: "read", packages: "write" },
      outputs: { image: `\${{ env.IMAGE }}@\${{ steps.build.outputs.digest }}` },
      steps: [CHECKOUT, { name: "Set up Buildx", uses: "docker/setup-buildx-action" }, LOGIN, BUILD],
    },
  ],
});

/** Stage 5: dependencies on every pull request, and the image that was pushed. */
export const imageScan = (): Stage => ({
  id: "scan",
  name: "Security scan of image and dependencies",
  does: ["pip-audit: known vulnerabilities of requirements.txt", "Grype: the pushed image, stops at high severity with a fix"],
  needs: ["build"],
  environment: null,
  jobs: [
    {
      id: "scan",
      name: "Security scan of image and dependencies",
      needs: ["build"],
      environment: null,
      timeoutMinutes: 15,
      permissions: { contents: "read", packages: "read" },
      steps: [
        CHECKOUT,
        SETUP_PYTHON,
        {
          name: "Scan dependencies",
          run: `pip install pip-audit==${TOOLS["pip-audit"].version}\npip-audit --requirement requirements.txt`,
        },
        LOGIN,
        scanStep("Scan the image", { image: expression("needs.build.outputs.image") }, ON_MAIN),
      ],
    },
  ],
});
