import * as z from "zod";
import { versionLabel } from "../../../domain/releases/infrastructure/naming.ts";
import { at } from "../reading/peek.ts";
import { helmCheck } from "./helm-check.ts";

const SEMANTIC = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** Chart.yaml as Helm 3 and 4 read it. Fields that Helm does not have are refused, as `helm lint` refuses them. */
const Metadata = z.strictObject({
  apiVersion: z.literal("v2"),
  name: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "expected lower-case letters, digits and dashes"),
  version: z.string().regex(SEMANTIC, "expected a semantic version"),
  kubeVersion: z.string().min(1).optional(),
  description: z.string().optional(),
  type: z.literal("application"),
  keywords: z.array(z.string()).optional(),
  home: z.string().optional(),
  sources: z.array(z.string()).optional(),
  dependencies: z.array(z.looseObject({ name: z.string(), version: z.string() })).optional(),
  maintainers: z.array(z.looseObject({ name: z.string() })).optional(),
  icon: z.string().optional(),
  appVersion: z.string("expected a text in quotes").min(1),
  deprecated: z.boolean().optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});

/** Helm installs it, and it says which release it is for. */
export const metadata = helmCheck({
  id: "helm-chart",
  title: "Chart.yaml is what Helm asks for, of this release's version",
  weight: 1,
  critical: true,
  evidence: "Chart.yaml has the fields that Helm asks for",
  problems: ({ metadata: { value, problems } }, { context }) => {
    if (problems.length > 0) return problems;
    const issues = Metadata.safeParse(value).error?.issues ?? [];
    const version = at(value, "appVersion");
    return [
      ...issues.map(({ path, message }) => `chart/Chart.yaml: ${path.join(".") || "the document"}: ${message}`),
      ...(issues.length > 0 || [context.version, versionLabel(context.version)].some((one) => one === version)
        ? []
        : [`chart/Chart.yaml: appVersion is ${String(version)}, the release is ${context.version}`]),
    ];
  },
});
