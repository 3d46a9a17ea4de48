import * as z from "zod";

const Text = z.string().max(10_000);
const Words = z.record(z.string().max(200), Text);

export const Alert = z.object({
  status: z.enum(["firing", "resolved"]),
  labels: Words,
  annotations: Words.default({}),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: Text.optional(),
  generatorURL: Text.optional(),
  fingerprint: z.string().min(1, "must not be empty").max(200),
});
export type Alert = z.infer<typeof Alert>;

/** `POST /alerts`: what Alertmanager's webhook sends, version 4. Fields that are not used may be anything. */
export const AlertNotification = z.looseObject({
  version: z.literal("4", "expected Alertmanager's webhook format, version 4"),
  alerts: z.array(z.unknown()).meta({ description: "Each an Alert; one that cannot be read has an outcome of its own" }),
});
export type AlertNotification = z.infer<typeof AlertNotification>;

export const ALERT_OUTCOMES = [
  "rolling_back",
  "already_rolling_back",
  "repeated",
  "nothing_to_return_to",
  "not_firing",
  "not_for_rollback",
  "unknown_service",
  "before_deployment",
  "being_deployed",
  "moved_on",
  "not_current",
  "unreadable",
] as const;
export const AlertOutcome = z.object({
  fingerprint: z.string().nullable(),
  outcome: z.enum(ALERT_OUTCOMES),
  releaseId: z.string().nullable(),
  reason: z.string(),
});
export type AlertOutcome = z.infer<typeof AlertOutcome>;
/** The answer, in the order of the alerts. */
export const AlertAnswer = z.object({ outcomes: z.array(AlertOutcome) });
