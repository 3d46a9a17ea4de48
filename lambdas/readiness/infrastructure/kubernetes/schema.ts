import { type Check, failed, judged } from "../../check.ts";
import { forStacks } from "../for-stacks.ts";
import { manifestsOf } from "./manifests.ts";
import { schemaProblems } from "./strict-schema.ts";

/** Every document is an object that Kubernetes takes, to the last field's name. */
export const schema: Check = forStacks(["python-kubernetes"], {
  id: "kubernetes-schema",
  area: "infrastructure",
  title: "Every manifest is valid and has no field that Kubernetes does not know",
  weight: 3,
  critical: true,
  look: (of) => {
    const { all, problems, paths } = manifestsOf(of);
    if (paths.length === 0) return failed(["k8s/ holds no manifest"], []);
    return judged(
      [...problems, ...all.flatMap(schemaProblems)],
      `${all.length} objects in ${paths.length} files match their schemas`,
      paths,
    );
  },
});
