import type { ReleaseContext } from "../../../../contract/release.ts";
import { type Alert, ENVIRONMENT } from "./alert.ts";
import { BY, ofService } from "./promql.ts";

/** From here on a population has moved enough to look at, by the rule of thumb of credit scoring, where the index is from. */
export const PSI_LIMIT = 0.2;

/** Drift never rolls back: the release before would see the same data. */
export const modelAlerts = (context: ReleaseContext): Alert[] => [driftAlert(context), unknownDriftAlert(context)];

const driftAlert = (context: ReleaseContext): Alert => ({
  name: "ModelDrift",
  // A pod with too few values says NaN, which is not >= 0 and so is left out.
  expr: `avg by (service, environment, feature) (model_feature_psi{${ofService(context)}} >= 0) > ${PSI_LIMIT}`,
  for: "1h",
  severity: "ticket",
  rollback: false,
  summary: `${context.service} sees other data than it was trained with in ${ENVIRONMENT}`,
  describe: (value) =>
    `The population stability index of {{ $labels.feature }} in ${ENVIRONMENT} is ${value}. Above ${PSI_LIMIT} the model may be wrong on it.`,
  value: '{{ $value | printf "%.2f" }}',
});

/** Drift that nobody measures looks like none. */
const unknownDriftAlert = (context: ReleaseContext): Alert => ({
  name: "ModelDriftUnknown",
  expr: [
    `${BY} (rate(model_predictions_total{${ofService(context)}}[1h])) > 0`,
    "unless",
    `${BY} (model_feature_psi{${ofService(context)}} >= 0)`,
  ].join("\n"),
  for: "2h",
  severity: "ticket",
  rollback: false,
  summary: `${context.service} predicts without measuring drift in ${ENVIRONMENT}`,
  describe: () => `${context.service} made predictions in ${ENVIRONMENT} for 2h, but no feature has a population stability index.`,
  value: "",
});
