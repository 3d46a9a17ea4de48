import type { ReleaseContext, Stack } from "../../../contract/release.ts";
import { imageOf } from "../infrastructure/naming.ts";
import { AWS_VARIABLES } from "./aws-access.ts";
import { cloudOf } from "./cloud.ts";
import { CLUSTER_VARIABLES } from "./cluster-access.ts";

type Row = readonly [string, string];

/** What the pipeline takes, makes and is configured with, by stack. */
export type ArtifactFacts = {
  readonly provides: readonly Row[];
  readonly makes: readonly (readonly [artifact: string, stage: string, form: string, kept: string])[];
  readonly variables: readonly Row[];
};

const NODE_PROVIDES: readonly Row[] = [
  ["`package.json`, `package-lock.json`", "dependencies, locked"],
  ["`npm run lint`, `npm test`", "linter and unit tests"],
  ["`npm run test:integration`", "tests of what was built, over HTTP; exit status says how they ended"],
];

export const ARTIFACT_FACTS: Readonly<Record<Stack, (context: ReleaseContext) => ArtifactFacts>> = {
  "python-kubernetes": (context) => ({
    provides: [
      [
        "`app/main.py`",
        "the FastAPI application `app`, which includes the routers of `app/health.py` and `app/metrics.py`, and answers `POST /predict`",
      ],
      ["`model/`", "the model that the application loads, and `acceptance.json` as `scripts/validate_model.py` describes it"],
      ["`requirements.txt`, `requirements-dev.txt`", "dependencies with exact versions; the second one for tests only"],
      ["`tests/unit`, `tests/integration`", "pytest; the second one asks the service at `BASE_URL`"],
    ],
    makes: [
      [
        "container image",
        "build",
        `\`${imageOf(context)}\`, OCI, linux/amd64; tags: version and commit; deployed by digest`,
        "as the registry is set",
      ],
      ["provenance and bill of materials", "build", "attestations beside the image (SLSA, SPDX)", "as the image"],
      ["Helm chart", "every deployment", "`chart/` of the same commit; not published", "history in the namespace's ConfigMaps"],
    ],
    variables: CLUSTER_VARIABLES[cloudOf(context)],
  }),
  "node-lambda": () => ({
    provides: [
      ...NODE_PROVIDES,
      ["`npm run test:schema`", "checks requests and answers against their schema"],
      ["`npm run build`", "writes `dist/index.js` with the export `handler`, complete without `node_modules`"],
    ],
    makes: [
      ["bundle", "build", "`dist/`, as the workflow's artifact `bundle`", "7 days"],
      [
        "deployment package",
        "every deployment",
        "zip in the environment's artifact bucket, named after its content",
        "as the bucket is set",
      ],
      ["function version", "every deployment", "published, immutable; the alias `live` points at it", "until it is deleted"],
    ],
    variables: [...AWS_VARIABLES, ["ARTIFACT_BUCKET", "bucket for deployment packages, in the same region"]],
  }),
  "static-site": () => ({
    provides: [...NODE_PROVIDES, ["`npm run build`", "writes the site to `dist/`, with `index.html`"]],
    makes: [
      ["bundle", "build", "`dist/`, as the workflow's artifact `bundle`", "7 days"],
      [
        "release",
        "every deployment",
        "prefix `releases/<commit>/` in the bucket, with `release.json`; never changed",
        "until it is deleted",
      ],
    ],
    variables: AWS_VARIABLES,
  }),
};
