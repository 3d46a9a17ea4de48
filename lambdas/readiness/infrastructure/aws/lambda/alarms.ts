import type { ReleaseContext } from "../../../../contract/release.ts";
import { FAST_BURN } from "../../../../domain/releases/burn-windows.ts";
import { at, isText, listAt, numberAt, textAt } from "../../reading/peek.ts";
import type { Resource, Template } from "../template.ts";
import { templateCheck } from "../template-check.ts";
import { deploymentAlarms } from "./function.ts";
import { SERVERLESS } from "./functions.ts";

/** At a low objective the fast burn would be more than all requests. */
const MOST_PERCENT = 99;
/** Templates round to four digits. */
const ROUNDING = 0.00005;

type Metric = { readonly namespace: string; readonly name: string; readonly statistic: string };

/** What takes the alias back is what was promised: the alarms of the shift hold the context's own objectives. */
export const alarms = templateCheck({
  id: "lambda-alarms",
  title: "The alarms of the shift watch errors and latency by the stated objectives",
  weight: 2,
  critical: true,
  stacks: ["node-lambda"],
  evidence: "an alarm on errors within the error budget and one on latency at the stated percentile take the alias back",
  problems: (template, { context }) => {
    const named = template.ofType(SERVERLESS).flatMap(deploymentAlarms);
    const watched = template.ofType("AWS::CloudWatch::Alarm").filter(({ id }) => named.includes(id));
    return [...latencyProblems(watched, context), ...errorProblems(watched, context, template)];
  },
});

/** An alarm on one metric, or on an expression over several. */
function metricsOf({ properties }: Resource): Metric[] {
  const single = {
    namespace: textAt(properties, "Namespace"),
    name: textAt(properties, "MetricName"),
    statistic: textAt(properties, "ExtendedStatistic") ?? textAt(properties, "Statistic"),
  };
  const many = listAt(properties, "Metrics").map((one) => ({
    namespace: textAt(one, "MetricStat", "Metric", "Namespace"),
    name: textAt(one, "MetricStat", "Metric", "MetricName"),
    statistic: textAt(one, "MetricStat", "Stat"),
  }));
  return [single, ...many].flatMap(({ namespace, name, statistic }) =>
    isText(namespace) && isText(name) ? [{ namespace, name, statistic: statistic ?? "" }] : [],
  );
}

function latencyProblems(watched: readonly Resource[], { latency }: ReleaseContext): string[] {
  const wanted = `p${latency.percentile}`;
  const found = watched.filter((alarm) => metricsOf(alarm).some(({ name, statistic }) => name === "Duration" && statistic === wanted));
  if (found.length === 0) return [`infra/template.yaml: no alarm of the shift watches Duration at ${wanted}`];
  return found.flatMap((alarm) => thresholdProblems(alarm, latency.milliseconds, "milliseconds, the objective"));
}

function errorProblems(watched: readonly Resource[], { availability }: ReleaseContext, { ofType }: Template): string[] {
  const needed = [
    { namespace: "AWS/Lambda", name: "Errors" },
    ...(ofType("AWS::ApiGatewayV2::Api").length > 0 ? [{ namespace: "AWS/ApiGateway", name: "5xx" }] : []),
  ];
  const percent = Math.min(MOST_PERCENT, Number((FAST_BURN * (1 - availability) * 100).toFixed(6)));
  return needed.flatMap(({ namespace, name }) => {
    const found = watched.filter((alarm) => metricsOf(alarm).some((metric) => metric.namespace === namespace && metric.name === name));
    if (found.length === 0) return [`infra/template.yaml: no alarm of the shift watches ${name} of ${namespace}`];
    return found.flatMap((alarm) => thresholdProblems(alarm, percent, `percent, ${FAST_BURN} times the error budget`));
  });
}

function thresholdProblems({ where, properties }: Resource, most: number, what: string): string[] {
  const threshold = numberAt(properties, "Threshold");
  const compares = textAt(properties, "ComparisonOperator") ?? "";
  return [
    ...(threshold !== null && threshold > 0 && threshold <= most + ROUNDING
      ? []
      : [`${where}: Properties.Threshold ${threshold ?? "(none)"} is not within ${most} ${what}`]),
    ...(compares.startsWith("GreaterThan")
      ? []
      : [`${where}: Properties.ComparisonOperator ${compares || "(none)"} does not fire above it`]),
    ...(at(properties, "TreatMissingData") === undefined ? [`${where}: Properties.TreatMissingData is missing`] : []),
  ];
}
