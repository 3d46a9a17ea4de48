import { Alert, type AlertOutcome } from "../../contract/alert.ts";
import { EnvironmentName, ServiceName } from "../../contract/deployment.ts";
import type { Release } from "../../contract/release-record.ts";
import { changed, entry } from "../../domain/releases/lifecycle/change.ts";
import { lastPromotion } from "../../domain/releases/lifecycle/promotion.ts";
import { normalInstant, secondsAfter } from "../../domain/runs/instant.ts";
import { log } from "../../runtime/log.ts";
import { alertWrite, getAlertOutcome } from "../../store/releases/alerts.ts";
import { getPlace } from "../../store/releases/places.ts";
import { getRelease } from "../../store/releases/releases.ts";
import { ChangedMeanwhile, lookAgain, type Releaser, store } from "./releaser.ts";
import { planRollback } from "./roll-back.ts";

export type AlertTaker = Pick<Releaser, "stores" | "queueDue" | "now">;
/** Of a firing alert that may roll back, told by the token `by`. */
type Firing = { readonly alert: Alert; readonly startsAt: string; readonly by: string };
type Found = Pick<AlertOutcome, "outcome" | "reason"> & { readonly releaseId?: string | null };

const MOST_TRIES = 5;
/** How far clocks may differ. */
const MOST_SKEW_SECONDS = 300;

/** What each alert does, one after the other: of a storm the first one rolls back, and the others find it so. One that cannot be read keeps none from being taken. */
export async function takeAlerts(taker: AlertTaker, alerts: readonly unknown[], by: string): Promise<AlertOutcome[]> {
  const outcomes: AlertOutcome[] = [];
  for (const alert of alerts) {
    const outcome = await takeOne(taker, alert, by);
    log.info("alert", { ...outcome, by });
    outcomes.push(outcome);
  }
  return outcomes;
}

async function takeOne(taker: AlertTaker, told: unknown, by: string): Promise<AlertOutcome> {
  const { data: alert, error } = Alert.safeParse(told);
  if (!alert) {
    const reason = error.issues.map(({ path, message }) => `${path.join(".") || "alert"}: ${message}`).join("; ");
    return { fingerprint: null, releaseId: null, outcome: "unreadable", reason: reason.slice(0, 500) };
  }
  const refusal = refusalOf(alert);
  if (refusal) return { fingerprint: alert.fingerprint, releaseId: null, ...refusal };
  const startsAt = normalInstant(alert.startsAt);
  if (startsAt > secondsAfter(taker.now(), MOST_SKEW_SECONDS))
    return { fingerprint: alert.fingerprint, releaseId: null, outcome: "unreadable", reason: `startsAt: ${startsAt} is in the future` };
  return takeFiring(taker, { alert, startsAt, by });
}

async function takeFiring(taker: AlertTaker, firing: Firing): Promise<AlertOutcome> {
  const { fingerprint } = firing.alert;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const known = await getAlertOutcome(taker.stores.releases, fingerprint, firing.startsAt);
    if (known) return { ...known, outcome: "repeated", reason: `it came before: ${known.reason}` };
    try {
      return { fingerprint, releaseId: null, ...(await react(taker, firing)) };
    } catch (error) {
      // The same alert in another request, or the release moved: look again.
      if (!(error instanceof ChangedMeanwhile)) throw error;
    }
  }
  throw new Error(`alert ${fingerprint} met a change ${MOST_TRIES} times`);
}

/** Why an alert is none that rolls back; null for one that may. */
function refusalOf({ status, labels }: Alert): Found | null {
  if (status !== "firing") return { outcome: "not_firing", reason: `it is ${status}` };
  const missing = ["service", "environment"].filter((label) => !labels[label]);
  if (labels.rollback !== "true") missing.push('rollback="true"');
  if (missing.length > 0) return { outcome: "not_for_rollback", reason: `it has no label ${missing.join(", ")}` };
  if (ServiceName.safeParse(labels.service).success && EnvironmentName.safeParse(labels.environment).success) return null;
  return { outcome: "unknown_service", reason: "its labels service and environment are no names that a release can have" };
}

async function react(taker: AlertTaker, firing: Firing): Promise<Found> {
  const { service = "", environment = "" } = firing.alert.labels;
  const { current, occupiedBy } = await getPlace(taker.stores.releases, service, environment);
  if (!current) return { outcome: "unknown_service", reason: `no release of ${service} was deployed to ${environment}` };
  const release = await getRelease(taker.stores.releases, current.releaseId);
  if (!release) return { outcome: "unknown_service", reason: `release ${current.releaseId} is not there any more` };
  const { id: releaseId, status } = release;
  if (status === "rolling_back") return { releaseId, outcome: "already_rolling_back", reason: release.reason ?? "" };
  if (occupiedBy !== null && occupiedBy !== releaseId)
    return {
      releaseId: occupiedBy,
      outcome: "being_deployed",
      reason: `release ${occupiedBy} is on its way there: its verification decides`,
    };
  if (firing.startsAt <= current.endedAt) {
    const reason = `it fires since ${firing.startsAt}, before the deployment ended at ${current.endedAt}`;
    return { releaseId, outcome: "before_deployment", reason };
  }
  const last = lastPromotion(release)?.environment;
  if (last !== environment) return { releaseId, outcome: "moved_on", reason: `release ${releaseId} has gone on to ${last}` };
  return rollBack(taker, release, firing);
}

/** Take it back; where that cannot be, say so once in its timeline, whatever the alert repeats. */
async function rollBack(taker: AlertTaker, release: Release, { alert, startsAt, by }: Firing): Promise<Found> {
  const { stores, now } = taker;
  const { fingerprint, labels, annotations } = alert;
  const summary = annotations.summary ? `: ${annotations.summary.slice(0, 200)}` : "";
  const fires = `alert ${labels.alertname ?? fingerprint} fires since ${startsAt}${summary}`;
  const at = now();
  const plan = await planRollback(stores, release, { cause: "alert", by, reason: fires, at });
  const remember = (found: Found) => alertWrite(stores.releases, startsAt, { releaseId: release.id, ...found, fingerprint }, at);
  if (plan.outcome === "rolling_back") {
    const found: Found = { releaseId: release.id, outcome: "rolling_back", reason: fires };
    const entries = [entry({ at, by, kind: "alert", text: fires }), ...plan.entries];
    await lookAgain(taker, await store(taker, release, { ...plan, entries }, [...plan.also, remember(found)]));
    return found;
  }
  const found: Found =
    plan.outcome === "not_current"
      ? {
          releaseId: release.id,
          outcome: "not_current",
          reason: `${plan.environment} runs ${plan.by ?? "something else"} by now: ${fires}`,
        }
      : { releaseId: release.id, outcome: "nothing_to_return_to", reason: `${plan.environment} has no other verified version: ${fires}` };
  await store(taker, release, changed(release, at, {}, [entry({ at, by, kind: "alert", text: found.reason })]), [remember(found)]);
  return found;
}
