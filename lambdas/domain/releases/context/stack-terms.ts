import type { Stack } from "../../../contract/release.ts";

export const STACK_FIELDS = ["framework", "serving", "target"] as const;
export type StackField = (typeof STACK_FIELDS)[number];

export type StackTerm = {
  readonly name: string;
  readonly also?: readonly string[];
  /** Stacks that the term asks for. */
  readonly decides?: readonly Stack[];
  /** Stacks with which it may stand beside a term that decides. */
  readonly beside?: readonly Stack[];
};

const PYTHON: readonly Stack[] = ["python-kubernetes"];
const NODE: readonly Stack[] = ["node-lambda"];
const STATIC: readonly Stack[] = ["static-site"];
const ON_AWS: readonly Stack[] = ["node-lambda", "static-site"];

/** The words that are understood. Case, punctuation, version numbers and filler words make no difference. */
export const STACK_TERMS: Readonly<Record<StackField, readonly StackTerm[]>> = {
  framework: [
    { name: "scikit-learn", also: ["sklearn", "scikit"], decides: PYTHON },
    { name: "XGBoost", also: ["xgb"], decides: PYTHON },
    { name: "LightGBM", also: ["lgbm"], decides: PYTHON },
    { name: "CatBoost", decides: PYTHON },
    { name: "Python", beside: PYTHON },
    { name: "FastAPI", beside: PYTHON },
    { name: "pandas", beside: PYTHON },
    { name: "NumPy", beside: PYTHON },
    { name: "Node.js", also: ["node"], decides: NODE },
    { name: "Express", also: ["express.js"], decides: NODE },
    { name: "Fastify", decides: NODE },
    { name: "Hono", decides: NODE },
    { name: "static site", also: ["static", "static html", "html", "static web site"], decides: STATIC },
    { name: "Vite", decides: STATIC },
    { name: "Astro", decides: STATIC },
    { name: "Eleventy", also: ["11ty"], decides: STATIC },
    { name: "Docusaurus", decides: STATIC },
    { name: "React", also: ["react.js"], decides: STATIC },
    { name: "Preact", decides: STATIC },
    { name: "Vue", also: ["vue.js"], decides: STATIC },
    { name: "Svelte", decides: STATIC },
    { name: "TypeScript", also: ["ts"], beside: ON_AWS },
    { name: "JavaScript", also: ["js"], beside: ON_AWS },
  ],
  serving: [
    { name: "FastAPI", decides: PYTHON },
    { name: "Docker", also: ["container", "docker container", "docker image", "container image"], beside: PYTHON },
    { name: "Uvicorn", beside: PYTHON },
    { name: "Gunicorn", beside: PYTHON },
    { name: "Lambda", also: ["aws lambda"], decides: NODE },
    { name: "API Gateway", also: ["amazon api gateway", "aws api gateway"], beside: NODE },
    { name: "Node.js", also: ["node"], beside: NODE },
    { name: "CloudFront", also: ["amazon cloudfront", "aws cloudfront"], decides: STATIC },
    { name: "S3", also: ["amazon s3", "aws s3"], beside: STATIC },
  ],
  target: [
    { name: "Kubernetes", also: ["k8s"], decides: PYTHON },
    { name: "GKE", also: ["google gke", "google kubernetes engine", "gke autopilot"], decides: PYTHON },
    { name: "EKS", also: ["amazon eks", "aws eks", "elastic kubernetes service", "amazon elastic kubernetes service"], decides: PYTHON },
    { name: "AKS", also: ["azure aks", "azure kubernetes service"], decides: PYTHON },
    { name: "Google Cloud", also: ["gcp", "google cloud platform"], beside: PYTHON },
    { name: "Azure", also: ["microsoft azure"], beside: PYTHON },
    { name: "AWS", also: ["amazon web services"], decides: ON_AWS, beside: PYTHON },
    { name: "Lambda", also: ["aws lambda"], decides: NODE },
    { name: "API Gateway", also: ["amazon api gateway", "aws api gateway"], beside: NODE },
    { name: "CloudFront", also: ["amazon cloudfront", "aws cloudfront"], decides: STATIC },
    { name: "S3", also: ["amazon s3", "aws s3"], beside: STATIC },
  ],
};
