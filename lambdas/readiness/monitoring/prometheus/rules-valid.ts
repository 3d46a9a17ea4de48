import type { Check } from "../../check.ts";
import { onKubernetes } from "../documents/by-stack.ts";
import { duplicates } from "../documents/duplicates.ts";
import { lookAt } from "../documents/read.ts";
import { type AlertingRule, RULES, rulesFile } from "./rules-file.ts";

/** Prometheus loads a rules file whole or not at all: one wrong field, and no alert is there. */
export const rulesValidCheck: Check = {
  id: "monitoring-rules-valid",
  area: "monitoring",
  title: "Prometheus loads the rules",
  weight: 3,
  critical: true,
  look: onKubernetes(
    lookAt(rulesFile, ({ groups, alerts, recordings }) => ({
      problems: [
        ...duplicates(groups).map((name) => `${RULES}: the group ${name} is there twice`),
        ...duplicates(alerts.map(identity)).map((alert) => `${RULES}: the alert ${alert} is there twice with the same labels`),
        ...duplicates(recordings.map(({ record, labels }) => `${record} ${JSON.stringify(labels)}`)).map(
          (name) => `${RULES}: ${name} is recorded twice`,
        ),
        ...(alerts.length === 0 ? [`${RULES}: there is no alert`] : []),
      ],
      evidence: `${alerts.length} alerts and ${recordings.length} recordings in ${groups.length} groups follow Prometheus' format`,
    })),
  ),
};

const identity = ({ alert, labels }: AlertingRule) => `${alert} ${JSON.stringify(Object.entries(labels).sort())}`;
