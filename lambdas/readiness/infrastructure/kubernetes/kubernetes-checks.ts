import type { Check } from "../../check.ts";
import { autoscaling } from "./autoscaling.ts";
import { blueGreen } from "./blue-green.ts";
import { disruption } from "./disruption.ts";
import { images } from "./images.ts";
import { namespaces } from "./namespaces.ts";
import { network } from "./network.ts";
import { objects } from "./objects.ts";
import { podConsistency } from "./pod-consistency.ts";
import { probes } from "./probes.ts";
import { rbac } from "./rbac.ts";
import { resources } from "./resources.ts";
import { rollout } from "./rollout.ts";
import { schema } from "./schema.ts";
import { secrets } from "./secrets.ts";
import { securityContext } from "./security-context.ts";
import { serviceAccounts } from "./service-accounts.ts";
import { services } from "./services.ts";

/** What is looked at in `k8s/`: each object by its schema, then all of an environment against each other. */
export const kubernetesChecks: readonly Check[] = [
  ...[schema, objects, namespaces, podConsistency, services, blueGreen, probes, securityContext, secrets, rbac],
  ...[autoscaling, network, disruption, serviceAccounts, resources, rollout, images],
];
