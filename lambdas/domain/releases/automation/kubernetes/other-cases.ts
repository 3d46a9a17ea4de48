import type { ReleaseContext } from "../../../../contract/release.ts";
import { latencySeconds } from "../objectives.ts";
import { duration, type RuleCase, rough, type Series, series } from "./rule-case.ts";

/** Latency, drift and absence: each once where it must fire and once where it must not. */
export const otherCases = (context: ReleaseContext): RuleCase[] => [
  ...latencyCases(context),
  ...driftCases(context),
  ...absenceCases(context),
];

function latencyCases(context: ReleaseContext): RuleCase[] {
  const slow = rough(2 * latencySeconds(context));
  const alert = "LatencyHigh";
  const buckets = (within: number): Series[] => [
    bucket(context, latencySeconds(context), within),
    bucket(context, slow, within),
    bucket(context, "+Inf", 100),
  ];
  return [
    // Prometheus takes what is beyond the last finite bucket for its edge.
    { says: "requests slower than the objective fire", series: buckets(0), minutes: 20, alert, fires: { value: duration(slow) } },
    { says: "requests within the objective are silent", series: buckets(100), minutes: 20, alert, fires: null },
  ];
}

const bucket = (context: ReleaseContext, le: number | string, perMinute: number) =>
  series(context, "http_request_duration_seconds_bucket", `le="${le}"`, `0+${perMinute}x30`);

function driftCases(context: ReleaseContext): RuleCase[] {
  const psi = (value: string) => series(context, "model_feature_psi", 'feature="age"', `${value}x240`);
  const predictions = series(context, "model_predictions_total", 'outcome="yes"', "0+10x240");
  return [
    aCase("a feature that has moved fires", [psi("0.3")], 70, "ModelDrift", { value: "0.30", labels: { feature: "age" } }),
    aCase("a feature that has hardly moved is silent", [psi("0.1")], 70, "ModelDrift", null),
    aCase("predictions without any measure of drift fire", [predictions], 190, "ModelDriftUnknown", { value: "" }),
    aCase("predictions with a measure of drift are silent", [predictions, psi("0.1")], 190, "ModelDriftUnknown", null),
  ];
}

function absenceCases(context: ReleaseContext): RuleCase[] {
  const up = (value: number) => [series(context, "up", "", `${value}x30`)];
  return [
    aCase("no pod at all fires", [], 10, "ServiceAbsent", { value: "" }),
    aCase("pods that do not answer fire", up(0), 10, "ServiceAbsent", { value: "" }),
    aCase("a pod that answers is silent", up(1), 10, "ServiceAbsent", null),
  ];
}

const aCase = (says: string, given: readonly Series[], minutes: number, alert: string, fires: RuleCase["fires"]): RuleCase => ({
  says,
  series: given,
  minutes,
  alert,
  fires,
});
