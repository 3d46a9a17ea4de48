import * as z from "zod";
import type { GeneratedArtifact } from "../../../contract/release.ts";
import type { Package } from "../../check.ts";
import { readYaml } from "../../files/read-yaml.ts";
import { KUBERNETES } from "../../files/yaml-format.ts";
import type { Read, Reader } from "../documents/read.ts";

/** A path that Kubernetes asks a container for. */
export type Probed = { readonly file: string; readonly probe: "livenessProbe" | "readinessProbe"; readonly path: string };

const Probe = z.looseObject({ httpGet: z.looseObject({ path: z.string() }).optional() }).optional();
const Deployment = z.looseObject({
  kind: z.literal("Deployment"),
  spec: z.looseObject({
    template: z.looseObject({
      spec: z.looseObject({ containers: z.array(z.looseObject({ livenessProbe: Probe, readinessProbe: Probe })) }),
    }),
  }),
});

/** What the probes of all Deployments ask for. A file that is no YAML is the infrastructure's problem, and says nothing here. */
export const probedPaths: Reader<readonly Probed[]> = {
  paths: ["k8s/"],
  read: ({ files }: Package): Read<readonly Probed[]> => ({
    value: files.filter(({ path }) => /^k8s\/.*\.ya?ml$/.test(path)).flatMap(probesOf),
  }),
};

function probesOf(file: GeneratedArtifact): Probed[] {
  const { documents, problems } = readYaml(file, KUBERNETES);
  if (problems.length > 0) return [];
  return documents.flatMap(({ value }) => {
    const { data } = Deployment.safeParse(value);
    return (data?.spec.template.spec.containers ?? []).flatMap((container) =>
      (["livenessProbe", "readinessProbe"] as const).flatMap((probe) => {
        const path = container[probe]?.httpGet?.path;
        return path === undefined ? [] : [{ file: file.path, probe, path }];
      }),
    );
  });
}
