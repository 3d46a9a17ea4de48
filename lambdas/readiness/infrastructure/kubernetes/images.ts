import { imageProblem } from "../image-reference.ts";
import { textAt } from "../reading/peek.ts";
import { kubernetesCheck } from "./kubernetes-check.ts";
import { podsOf } from "./pods.ts";

/** What runs can be said, and a pod that is started again is the same as before. */
export const images = kubernetesCheck({
  id: "kubernetes-images",
  title: "Every container runs an image by exact tag or digest",
  weight: 1,
  critical: false,
  kinds: ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"],
  evidence: "every image has an exact tag or a digest",
  problems: (cluster) =>
    podsOf(cluster).flatMap(({ containers }) =>
      containers.flatMap(({ where, value }) => {
        const problem = imageProblem(textAt(value, "image") ?? "");
        return problem === null ? [] : [`${where}: image ${problem}`];
      }),
    ),
});
