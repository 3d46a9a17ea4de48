import type { ReleaseContext } from "../../../../contract/release.ts";
import type { Environment } from "../../pipeline/environments.ts";
import { indent } from "../indent.ts";
import { imageOf, namespaceOf, versionLabel } from "../naming.ts";
import { sizeOf } from "../sizing.ts";
import { DEFAULTS, STANDBY_PODS } from "./defaults.ts";
import type { Fill } from "./fill.ts";

export const COLORS = ["blue", "green"] as const;
export type Color = (typeof COLORS)[number];

/** Values for one colour of one environment, as the chart's first installation has them: blue is live. */
export function manifestFill(context: ReleaseContext, environment: Environment, color: Color): Fill {
  const { slug } = context;
  const size = sizeOf(context, environment);
  const version = versionLabel(context.version);
  return {
    ...DEFAULTS,
    name: slug,
    namespace: namespaceOf(context, environment.name),
    environment: `"${environment.name}"`,
    color,
    image: `"${imageOf(context)}:${version}"`,
    version: `"${version}"`,
    colorSelector: "\n    color: blue",
    idleColor: "green",
    min: String(color === "blue" ? size.min : STANDBY_PODS),
    max: String(size.max),
    zoneSpread: size.zoneSpread,
    secretKey: `${slug}-${environment.name}`,
    pullSecrets: "",
    labels: (spaces) => indent(labels(slug, environment.name), spaces),
    selector: (spaces) => indent(selector(slug), spaces),
  };
}

const selector = (slug: string) => `app.kubernetes.io/name: ${slug}\napp.kubernetes.io/instance: ${slug}`;

const labels = (slug: string, environment: string) => `${selector(slug)}
app.kubernetes.io/component: server
app.kubernetes.io/part-of: ${slug}
app.kubernetes.io/managed-by: Helm
environment: "${environment}"`;
