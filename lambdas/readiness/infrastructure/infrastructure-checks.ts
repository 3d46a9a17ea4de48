import type { Check } from "../check.ts";
import { inTime } from "../files/in-time.ts";
import { awsChecks } from "./aws/aws-checks.ts";
import { dockerfileChecks } from "./docker/dockerfile-checks.ts";
import { helmChecks } from "./helm/helm-checks.ts";
import { kubernetesChecks } from "./kubernetes/kubernetes-checks.ts";
import { releaseScript } from "./scripts/release-script.ts";
import { strategyDocument } from "./scripts/strategy-document.ts";

/** Ten times and more what a generated package takes, and more than one file may. */
const LONGEST_MILLISECONDS = 5000;

/** Whether what the release runs on is right: manifests, chart and image, or templates; and what moves the traffic. Each ends in time. */
export const infrastructureChecks: readonly Check[] = [
  ...kubernetesChecks,
  ...helmChecks,
  ...dockerfileChecks,
  ...awsChecks,
  releaseScript,
  strategyDocument,
].map((check) => ({ ...check, look: (of) => inTime(LONGEST_MILLISECONDS, () => check.look(of)) }));
