import type { Alert, AlertOutcome } from "../../contract/alert.ts";
import { EnvironmentName, ServiceName } from "../../contract/deployment.ts";
import { lastPromotion } from "../../domain/releases/lifecycle/promotion.ts";
import { legalEvents } from "../../domain/releases/state.ts";
import { alertWrite, getAlertOutcome } from "../../store/releases/alerts.ts";
import { getPlace } from "../../store/releases/places.ts";
import { getRelease } from "../../store/releases/releases.ts";
import { ChangedMeanwhile, lookAgain, type Releaser, store } from "./releaser.ts";
import { planRollback } from "./roll-back.ts";

export type AlertTaker = Pick<Releaser, "stores" | "queueDue" | "now">;
const MOST_TRIES = 5;

/** What each alert does, one after the other: of a storm the first one rolls back, and the others find it so. */
export async function takeAlerts(taker: AlertTaker, alerts: readonly Alert[]): Promise<AlertOutcome[]> {
  const outcomes: AlertOutcome[] = [];
  for (const alert of alerts) outcomes.push(await takeAlert(taker, alert));
  return outcomes;
}

type Found = Pick<AlertOutcome, "outcome" | "reason"> & { readonly releaseId?: string | null };

async function takeAlert(taker: AlertTaker, alert: Alert): Promise<AlertOutcome> {
  const { fingerprint } = alert;
  const refusal = refusalOf(alert);
  if (refusal) return { fingerprint, releaseId: null, ...refusal };
  const startsAt = new Date(Date.parse(alert.startsAt)).toISOString();
  const known = await getAlertOutcome(taker.stores.releases, fingerprint, startsAt);
  if (known) return { ...known, outcome: "repeated", reason: `it came before: ${known.reason}` };
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    try {
      return { fingerprint, releaseId: null, ...(await react(taker, alert, startsAt)) };
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      // The same alert in another request, or the release moved: look again.
      const now = await getAlertOutcome(taker.stores.releases, fingerprint, startsAt);
      if (now) return { ...now, outcome: "repeated", reason: `it came before: ${now.reason}` };
    }
  }
  throw new Error(`alert ${fingerprint} met a change ${MOST_TRIES} times`);
}

/** Why an alert is none that rolls back; null for one that may. */
function refusalOf({ status, labels }: Alert): Found | null {
  if (status !== "firing") return { outcome: "not_firing", reason: `it is ${status}` };
  const missing = ["service", "environment"].filter((label) => !labels[label]);
  if (labels.rollback !== "true") missing.push('rollback="true"');
  return missing.length > 0 ? { outcome: "not_for_rollback", reason: `it has no label ${missing.join(", ")}` } : null;
}

async function react(taker: AlertTaker, { fingerprint, labels, annotations }: Alert, startsAt: string): Promise<Found> {
  const { stores, now } = taker;
  const { service = "", environment = "", alertname = fingerprint } = labels;
  if (!ServiceName.safeParse(service).success || !EnvironmentName.safeParse(environment).success)
    return { outcome: "unknown_service", reason: "its labels service and environment are no names that a release can have" };
  const place = await getPlace(stores.releases, service, environment);
  if (!place.current) return { outcome: "unknown_service", reason: `no release of ${service} was deployed to ${environment}` };
  const release = await getRelease(stores.releases, place.current.releaseId);
  if (!release) return { outcome: "unknown_service", reason: `release ${place.current.releaseId} is not there any more` };
  const releaseId = release.id;
  if (release.status === "rolling_back") return { releaseId, outcome: "already_rolling_back", reason: release.reason ?? "" };
  const inFlight = place.occupiedBy === null || place.occupiedBy === releaseId ? null : place.occupiedBy;
  if (inFlight)
    return { releaseId: inFlight, outcome: "being_deployed", reason: `release ${inFlight} is being deployed: its verification decides` };
  if (startsAt <= place.current.endedAt) {
    const reason = `it fires since ${startsAt}, before the deployment ended at ${place.current.endedAt}`;
    return { releaseId, outcome: "before_deployment", reason };
  }
  if (lastPromotion(release)?.environment !== environment)
    return { releaseId, outcome: "being_deployed", reason: `release ${releaseId} has gone on to ${lastPromotion(release)?.environment}` };
  const reason = `alert ${alertname} fires since ${startsAt}${annotations.summary ? `: ${annotations.summary.slice(0, 200)}` : ""}`;
  if (!legalEvents(release.status).includes("alert"))
    return { releaseId, outcome: "not_for_rollback", reason: `release ${releaseId} is ${release.status}, and is not taken back any more` };
  const plan = await planRollback(stores, release, { cause: "alert", by: "alertmanager", reason, at: now() });
  if (plan.outcome !== "rolling_back")
    return { releaseId, outcome: "nothing_to_return_to", reason: `${environment} has no other verified version of ${service}: ${reason}` };
  const outcome: AlertOutcome = { fingerprint, outcome: "rolling_back", releaseId, reason };
  const after = await store(taker, release, plan, [...plan.also, alertWrite(stores.releases, startsAt, outcome, now())]);
  await lookAgain(taker, after);
  return outcome;
}
