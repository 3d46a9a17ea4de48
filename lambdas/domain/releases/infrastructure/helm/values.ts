import type { ReleaseContext } from "../../../../contract/release.ts";
import type { Environment } from "../../pipeline/environments.ts";
import { DEFAULTS } from "../kubernetes/defaults.ts";
import { imageOf, versionLabel } from "../naming.ts";
import { sizeOf } from "../sizing.ts";

/** What all environments have alike. The first part is the state that the script keeps; it is read from the cluster, not from here. */
export function values(context: ReleaseContext): string {
  const version = versionLabel(context.version);
  const color = `    image: "${imageOf(context)}:${version}"\n    version: "${version}"`;
  return `# State: scripts/switch.sh reads it from the cluster. Not edited by hand.
activeColor: blue
# true: both colours get traffic, by the number of their pods.
canary: false
# small: the colour without traffic has one pod. full: as many as the other.
standby: small
colors:
  blue:
${color}
  green:
${color}

# Settings.
environment: ""
replicas:
  min: 2
  max: 4
resources:
  cpu: ${DEFAULTS.cpu}
  memory: ${DEFAULTS.memory}
  memoryLimit: ${DEFAULTS.memoryLimit}
zoneSpread: ScheduleAnyway
# Namespaces that may call the service, and that scrape its metrics.
network:
  clients: ${DEFAULTS.clients}
  monitoring: ${DEFAULTS.monitoring}
# Entry of the environment's secret store, and how often it is read again.
secrets:
  key: ""
  refresh: ${DEFAULTS.refresh}
# Name of a Secret for the image's registry; empty where the nodes may pull.
imagePullSecret: ""
`;
}

/** What one environment has otherwise. */
export function environmentValues(context: ReleaseContext, environment: Environment): string {
  const { min, max, zoneSpread } = sizeOf(context, environment);
  return `environment: "${environment.name}"
replicas:
  min: ${min}
  max: ${max}
zoneSpread: ${zoneSpread}
secrets:
  key: ${context.slug}-${environment.name}
`;
}
