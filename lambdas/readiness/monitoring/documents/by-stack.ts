import type { Stack } from "../../../contract/release.ts";
import { notApplicable } from "../../check.ts";
import type { Look } from "./read.ts";

/** The same guarantee, looked for where each stack keeps it; a text says why a stack has none. */
export const byStack =
  (looks: Readonly<Record<Stack, Look | string>>): Look =>
  (of) => {
    const look = looks[of.context.stack];
    return typeof look === "string" ? notApplicable(look) : look(of);
  };

const NO_PROMETHEUS = "Prometheus watches services on Kubernetes; here it is CloudWatch";
const NO_CLOUDWATCH = "CloudWatch watches what runs on AWS; here it is Prometheus";

export const onKubernetes = (look: Look): Look =>
  byStack({ "python-kubernetes": look, "node-lambda": NO_PROMETHEUS, "static-site": NO_PROMETHEUS });

export const onAws = (look: Look): Look => byStack({ "python-kubernetes": NO_CLOUDWATCH, "node-lambda": look, "static-site": look });
