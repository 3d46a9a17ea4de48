/** A value of one day; null is no data, which is no zero. */
export type DayValue = { readonly day: string; readonly value: number | null };
export type SparkPoint = { readonly x: number; readonly y: number };

/**
 * The unbroken stretches of a trend as points within `width` x `height`, zero at the bottom. A day without data breaks the
 * line; a stretch may be one point.
 */
export function sparkPoints(trend: readonly DayValue[], width: number, height: number): readonly (readonly SparkPoint[])[] {
  const most = Math.max(...trend.map(({ value }) => value ?? 0)) || 1;
  const stepX = trend.length > 1 ? width / (trend.length - 1) : 0;
  const stretches: SparkPoint[][] = [[]];
  for (const [index, { value }] of trend.entries()) {
    if (value === null) stretches.push([]);
    else stretches.at(-1)?.push({ x: index * stepX, y: height - (value / most) * height });
  }
  return stretches.filter((points) => points.length > 0);
}
