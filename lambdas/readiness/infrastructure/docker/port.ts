import { clusterOf } from "../kubernetes/cluster.ts";
import { manifestsOf } from "../kubernetes/manifests.ts";
import { podsOf, portsOf } from "../kubernetes/pods.ts";
import { wordsOf } from "./dockerfile.ts";
import { dockerfileCheck } from "./dockerfile-check.ts";

/** The image and its manifests are of one mind. */
export const port = dockerfileCheck({
  id: "dockerfile-port",
  title: "The image exposes the port that the manifests send to",
  weight: 1,
  critical: false,
  evidence: "EXPOSE and containerPort agree",
  problems: ({ stages }, of) => {
    const exposed = (stages.at(-1)?.instructions ?? [])
      .filter((one) => one.getKeyword() === "EXPOSE")
      .flatMap(wordsOf)
      .map((word) => Number(word.split("/")[0]));
    if (exposed.length === 0) return ["Dockerfile: the last stage has no EXPOSE"];
    const pods = of.context.environments.flatMap((environment) => podsOf(clusterOf(manifestsOf(of), environment), ["Deployment"]));
    const served = pods.flatMap((pod) => portsOf(pod).map(({ number }) => ({ where: pod.where, number })));
    const missing = served.filter(({ number }) => typeof number === "number" && !exposed.includes(number));
    return missing.map(
      ({ where, number }) => `${where}: containerPort ${String(number)} is not among EXPOSE ${exposed.join(", ")} of Dockerfile`,
    );
  },
});
