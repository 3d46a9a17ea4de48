import type { Cluster } from "../../../lambdas/contract/cluster.ts";
import { plural } from "../text/format.ts";
import { formatDay } from "../text/time.ts";
import { trendDays } from "./trend-days.ts";
import "./trend.css";

/** Runs a day over the last two weeks, today last. */
export function Trend({
  trend,
  nowMs,
  large = false,
}: {
  readonly trend: Cluster["trend"];
  readonly nowMs: number;
  readonly large?: boolean;
}) {
  const days = trendDays(trend, nowMs);
  const most = Math.max(1, ...days.map(({ count }) => count ?? 0));
  const words = days.flatMap(({ day, count }) => (count === null ? [] : [`${formatDay(day)}: ${plural(count, "run")}`]));
  return (
    <svg
      class={`trend ${large ? "trend-large" : ""}`}
      viewBox={`0 0 ${days.length * 6} 24`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Last 14 days. ${words.join(". ")}`}
    >
      {days.map(({ day, count }, index) => {
        const height = count === null ? 1 : Math.max(3, (count / most) * 24);
        return (
          <rect key={day} class={count === null ? "trend-none" : "trend-some"} x={index * 6} y={24 - height} width={4.5} height={height}>
            <title>{`${formatDay(day)}: ${count === null ? "no runs" : plural(count, "run")}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
