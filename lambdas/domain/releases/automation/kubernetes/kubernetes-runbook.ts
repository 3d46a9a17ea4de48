import type { ReleaseContext } from "../../../../contract/release.ts";
import { budgetOf, burnThresholds, errorLimit, percentText } from "../objectives.ts";
import { type RunbookEntry, runbookMd } from "../runbook.ts";
import { PSI_LIMIT } from "./model-alerts.ts";
import { errorRatio } from "./promql.ts";

const rollback = ({ version, environments }: ReleaseContext) =>
  `\`bash scripts/rollback.sh --environment ${environments.at(-1)} --from ${version}\``;
const oneLine = (expr: string) => `\`${expr.replace(/\s+/g, " ")}\``;
const logs = ({ slug, environments }: ReleaseContext) =>
  `Logs: \`kubectl --namespace ${slug}-${environments.at(-1)} logs --selector app.kubernetes.io/name=${slug} --since 15m\``;

/** `docs/runbook.md` for the alerts of `monitoring/rules.yml`. */
export const kubernetesRunbook = (context: ReleaseContext): string =>
  runbookMd(
    context.service,
    'Alerts with `rollback: "true"` have Bellwether take the release back by itself; look at its timeline before you do it by hand.',
    [...burnEntries(context), errorRateEntry(context), latencyEntry(context), ...modelEntries(context), absenceEntry(context)],
  );

const burnEntries = (context: ReleaseContext): RunbookEntry[] =>
  burnThresholds(context).map(({ name, factor, long, short, ratio, severity }) => ({
    alert: name,
    means:
      `More than ${percentText(ratio)} of the requests failed over ${long}, and over the last ${short} too: ${factor} times what the ` +
      `objective allows (${percentText(budgetOf(context))}). ${severity === "page" ? "It rolls back." : "It is a ticket: it does not roll back."}`,
    look: [`Which endpoints: ${oneLine(byRoute(context))}`, "Dashboard: panels Errors and Error budget burn", logs(context)],
    fix: [
      `If it began with a release: ${rollback(context)}`,
      "If it did not: the dependency whose calls fail in the logs; a rollback would not help",
      "If it is load: raise the autoscaler's maximum in the environment's values file",
    ],
  }));

const byRoute = ({ service }: ReleaseContext) =>
  `sum by (route, status) (rate(http_requests_total{service="${service}",status=~"5.."}[5m]))`;

const errorRateEntry = (context: ReleaseContext): RunbookEntry => ({
  alert: "ErrorRateHigh",
  means: `More than ${percentText(errorLimit(context))} of the requests failed for five minutes. It rolls back.`,
  look: [`Error rate: ${oneLine(errorRatio(context, "5m"))}`, `Which endpoints: ${oneLine(byRoute(context))}`, logs(context)],
  fix: [`If it began with a release: ${rollback(context)}`, "If it did not: the dependency whose calls fail in the logs"],
});

const latencyEntry = (context: ReleaseContext): RunbookEntry => ({
  alert: "LatencyHigh",
  means: `p${context.latency.percentile} of the requests was above ${context.latency.milliseconds} ms for ten minutes. It does not roll back: load and neighbours slow a good version too.`,
  look: ["Dashboard: panels Latency, Throughput and Requests in progress", "Pods at their limit: `kubectl top pods`", logs(context)],
  fix: [
    "If requests in progress grow and the autoscaler is at its maximum: raise it in the environment's values file",
    `If it began with a release and load did not: ${rollback(context)}`,
  ],
});

const modelEntries = (context: ReleaseContext): RunbookEntry[] => [
  {
    alert: "ModelDrift",
    means: `A feature's values have moved from those of training (population stability index above ${PSI_LIMIT} for an hour). It does not roll back: the release before sees the same data.`,
    look: [`Which features: \`model_feature_psi{service="${context.service}"}\``, "Dashboard: panels Drift and Predictions"],
    fix: [
      "If one feature jumped at once: look at its source, it is more often broken than changed",
      "If it moved slowly: train again, with a new `model/reference.json`",
    ],
  },
  {
    alert: "ModelDriftUnknown",
    means: "The model predicts, but no feature's drift is measured.",
    look: [
      "Is `model/reference.json` in the image, or where `DRIFT_REFERENCE` points?",
      "Does `app/main.py` call `metrics.predicted(outcome, features)`?",
    ],
    fix: ["Write the reference when the model is trained, and ship it with the model"],
  },
];

const absenceEntry = (context: ReleaseContext): RunbookEntry => ({
  alert: "ServiceAbsent",
  means:
    "No pod was scraped with success for five minutes. Other alerts are silent meanwhile, as they have no data. It does not roll back by itself.",
  look: [
    `\`kubectl --namespace ${context.slug}-${context.environments.at(-1)} get pods,events\``,
    "Does Prometheus reach the pods? The NetworkPolicy names its namespace",
  ],
  fix: [`If pods crash since a release: ${rollback(context)}`, "If there are none: quota, image or nodes; the events say which"],
});
