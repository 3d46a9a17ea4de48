import type { SuccessRate } from "../../../../lambdas/contract/delivery.ts";
import { formatCount, formatPercent } from "../../text/format.ts";

/** The rate as people read it; nothing finished is no data, which is no 0 %. */
export const successPercent = ({ percent }: SuccessRate): string => (percent === null ? "no data" : formatPercent(percent / 100));

/** What the rate is made of. Cancelled ones are told apart: they are no part of it. */
export function successLine({ succeeded, finished, failed, rolledBack, cancelled }: SuccessRate): string {
  const bad = [failed > 0 && `${formatCount(failed)} failed`, rolledBack > 0 && `${formatCount(rolledBack)} rolled back`];
  const parts = [
    finished === 0 ? "none finished" : `${formatCount(succeeded)} of ${formatCount(finished)} succeeded`,
    ...bad.filter((part) => part !== false),
    ...(cancelled > 0 ? [`${formatCount(cancelled)} cancelled, not counted`] : []),
  ];
  return parts.join(", ");
}
