import type { World } from "../alerting/world.ts";
import type { AlarmProperties, Query } from "./alarms.ts";
import { measured } from "./measured.ts";
import { evaluateMath } from "./metric-math.ts";

/** Whether the alarm is on in a world. What is not a number breaches nothing. */
export function breaches(alarm: AlarmProperties, world: World): boolean {
  const { ComparisonOperator, Threshold } = alarm;
  const value = valueIn(alarm, world);
  switch (ComparisonOperator) {
    case "GreaterThanThreshold":
      return value > Threshold;
    case "GreaterThanOrEqualToThreshold":
      return value >= Threshold;
    case "LessThanThreshold":
      return value < Threshold;
    case "LessThanOrEqualToThreshold":
      return value <= Threshold;
  }
}

/** Each datapoint is of one period, but so many of them have to breach. */
function valueIn(alarm: AlarmProperties, world: World): number {
  const { Metrics, EvaluationPeriods, DatapointsToAlarm: points = EvaluationPeriods } = alarm;
  if (Metrics === undefined) {
    const { Namespace = "", MetricName = "", Period = 0, Statistic, ExtendedStatistic } = alarm;
    return measured(
      { namespace: Namespace, metric: MetricName, stat: Statistic ?? ExtendedStatistic ?? "", period: Period, points },
      world,
    );
  }
  const returned = Metrics.find(({ ReturnData }) => ReturnData);
  return returned === undefined ? Number.NaN : valuesOf(Metrics, points, world)(returned.Id);
}

/** Each query is worked out once; one that leads back to itself is not a number. */
function valuesOf(queries: readonly Query[], points: number, world: World): (id: string) => number {
  const known = new Map<string, number>();
  const valueOfQuery = (id: string): number => {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, Number.NaN);
    const query = queries.find(({ Id }) => Id === id);
    const now = query === undefined ? Number.NaN : worked(query);
    known.set(id, now);
    return now;
  };
  const worked = ({ Expression, MetricStat }: Query): number => {
    if (MetricStat === undefined)
      return evaluateMath(Expression ?? "", { nameOf: valueOfQuery, call: (name, given) => FUNCTIONS.get(name)?.(given) ?? Number.NaN });
    const { Metric, Stat, Period } = MetricStat;
    return measured({ namespace: Metric.Namespace, metric: Metric.MetricName, stat: Stat, period: Period, points }, world);
  };
  return valueOfQuery;
}

const FUNCTIONS: ReadonlyMap<string, (given: readonly number[]) => number> = new Map([
  [
    "IF",
    ([condition = Number.NaN, then = Number.NaN, otherwise = Number.NaN]) =>
      Number.isNaN(condition) ? Number.NaN : condition !== 0 ? then : otherwise,
  ],
  // A world has no gaps.
  ["FILL", ([value = Number.NaN]) => value],
  ["ABS", ([value = Number.NaN]) => Math.abs(value)],
  ["MAX", (given) => Math.max(...given)],
  ["MIN", (given) => Math.min(...given)],
  ["SUM", (given) => given.reduce((sum, value) => sum + value, 0)],
]);
