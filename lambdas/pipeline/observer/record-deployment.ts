import { createHash } from "node:crypto";
import { objectionTo } from "../../domain/deployments/finish.ts";
import { newDeployment } from "../../domain/deployments/new-deployment.ts";
import { derivedId } from "../../domain/runs/derived-id.ts";
import { hoursBefore, latest } from "../../domain/runs/instant.ts";
import { log } from "../../runtime/log.ts";
import type { DeploymentEvent } from "../../sources/github/deployment.ts";
import { getDeployment, startDeployment } from "../../store/deployments.ts";
import { finishDeployment } from "../finish-deployment.ts";
import type { Observer } from "./observer.ts";

/** At GitHub a deployment may wait for somebody's approval for days. */
const DEADLINE_DAYS = 7;

/**
 * A deployment that GitHub tells of: running from its creation, ended by the first status that ends it. Safe to repeat and in
 * any order: its id follows from GitHub's, and an end that comes first starts it as well.
 */
export async function recordDeployment({ stores, now }: Observer, event: DeploymentEvent): Promise<"observed" | "known" | "ignored"> {
  const { deployments } = stores;
  if (event.state === "ignored") return "ignored";
  const { startedAt } = event;
  const digest = createHash("sha256").update(`deployment\n${event.repo}\n${event.externalId}`).digest("hex");
  const id = derivedId(Date.parse(startedAt), digest);
  const deadlineAt = hoursBefore(now(), -DEADLINE_DAYS * 24);
  const context = { id, startedAt, deployedBy: event.creator, source: "github" as const, simulated: false, deadlineAt };
  const request = { ...placeOf(event), commit: event.commit, commits: [], ...(event.version ? { version: event.version } : {}) };
  const started = await startDeployment(deployments, newDeployment(request, context));
  if (event.state === "running") return started === "created" ? "observed" : "known";
  const deployment = await getDeployment(deployments, id);
  const finishedAt = latest(startedAt, event.at);
  const objection = deployment && objectionTo(deployment, finishedAt, latest(now(), finishedAt));
  if (objection) {
    log.warn("deployment not ended", { id, finishedAt, objection });
    return "ignored";
  }
  const { outcome } = await finishDeployment(deployments, id, { status: event.state, finishedAt, reason: event.reason }, now());
  return outcome === "finished" ? "observed" : "known";
}

const placeOf = ({ service, environment }: DeploymentEvent) => ({ service, environment });
