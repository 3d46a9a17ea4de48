import { formatDay } from "../text/time.ts";
import { type DayValue, sparkPoints } from "./spark-points.ts";
import "./sparkline.css";

const WIDTH = 200;
const HEIGHT = 36;
const EDGE = 3;

type SparklineProps = { readonly name: string; readonly trend: readonly DayValue[]; readonly words: (value: number) => string };

/** A value by day, oldest first. Days without data are gaps. */
export const Sparkline = ({ name, trend, words }: SparklineProps) => (
  <svg
    class="spark"
    viewBox={`${-EDGE} ${-EDGE} ${WIDTH + 2 * EDGE} ${HEIGHT + 2 * EDGE}`}
    role="img"
    aria-label={`${name} by day. ${described(trend, words)}`}
  >
    <line class="spark-zero" x1={0} y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
    {sparkPoints(trend, WIDTH, HEIGHT).map((points) => {
      const [first] = points;
      if (first === undefined) return null;
      return points.length === 1 ? (
        <circle key={first.x} class="spark-point" cx={first.x} cy={first.y} r={2} />
      ) : (
        <polyline key={first.x} class="spark-line" points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")} />
      );
    })}
    <title>{described(trend, words)}</title>
  </svg>
);

function described(trend: readonly DayValue[], words: (value: number) => string): string {
  const days = trend.flatMap(({ day, value }) => (value === null ? [] : [`${formatDay(day)}: ${words(value)}`]));
  return days.length === 0 ? "No data" : days.slice(-14).join(". ");
}
