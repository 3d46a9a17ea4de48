import type { Deployment } from "../contract/deployment.ts";
import { detect, HISTORY } from "../domain/delivery/anomalies/detect.ts";
import type { Finished } from "../domain/delivery/tally.ts";
import { anomalyWrites, dropAnomalyWrites } from "../store/anomalies.ts";
import { historyBefore } from "../store/deployment-lists.ts";
import type { Write } from "../store/transact.ts";
import type { Counting } from "./count-delivery.ts";

/** What is unusual about a deployment, as writes: its anomalies, and for a step those that it explains taken off again. */
export async function findAnomalies(
  { insights, deployments }: Counting,
  { service, environment, simulated }: Deployment,
  current: Finished,
  levelSince: string | null,
): Promise<{ readonly writes: readonly Write[]; readonly levelSince: string | null }> {
  const history = await historyBefore(deployments, { service, environment }, current, HISTORY);
  const { anomalies, step } = detect(history, current, levelSince === null ? null : { since: levelSince });
  const about = { deploymentId: current.id, service, environment, at: current.finishedAt, simulated };
  const explained = history.filter(({ id }) => step?.absorbs.includes(id));
  const { absorbs, level, ...asAnomaly } = step ?? { absorbs: [], level: null };
  const found = [...anomalies, ...("detector" in asAnomaly ? [asAnomaly] : [])];
  return {
    writes: [
      ...found.flatMap((detection) => anomalyWrites(insights, { ...about, ...detection })),
      ...explained.flatMap(({ id, finishedAt }) => dropAnomalyWrites(insights, service, finishedAt, id)),
    ],
    levelSince: level?.since ?? levelSince,
  };
}
