import { formatDay } from "../../text/time.ts";

/** An instant as a clock on the wall has it: "14:05 UTC"; with its day where that is another one than now's. */
export function formatMoment(at: string, nowMs: number): string {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) return at;
  const time = `${new Date(ms).toISOString().slice(11, 16)} UTC`;
  return formatDay(at) === formatDay(new Date(nowMs).toISOString()) ? time : `${formatDay(at)}, ${time}`;
}
