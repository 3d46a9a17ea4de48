import type { DoraAnswer, DoraKey } from "../../../../lambdas/contract/delivery.ts";
import type { Tone } from "../../elements/mark-of.ts";
import { formatCount, formatDuration, formatPercent } from "../../text/format.ts";

/** The five keys in the report's order, with what each is of in a few words. */
export const DORA_KEYS = [
  { key: "changeLeadTime", name: "Change lead time" },
  { key: "deploymentFrequency", name: "Deployment frequency" },
  { key: "failedDeploymentRecoveryTime", name: "Failed deployment recovery time" },
  { key: "changeFailRate", name: "Change fail rate" },
  { key: "deploymentReworkRate", name: "Deployment rework rate" },
] as const satisfies readonly { readonly key: keyof DoraAnswer; readonly name: string }[];

export const BAND_TONES: Record<NonNullable<DoraKey["band"]>, Tone> = { elite: "good", high: "live", medium: "warn", low: "bad" };

/** A value with its unit. */
export function doraValue(value: number, unit: DoraKey["unit"]): string {
  switch (unit) {
    case "seconds":
      return value === 0 ? "0 s" : formatDuration(value);
    case "per_day":
      return `${decimal(value)} per day`;
    case "percent":
      return formatPercent(value / 100);
  }
}

/** What a value is made of: "3 / 120: Failed deployments / finished deployments", or what it would be made of. */
export const doraRatio = ({ numerator, denominator, of }: DoraKey): string =>
  numerator === null || denominator === null ? of : `${decimal(numerator)} / ${decimal(denominator)}: ${of}`;

/** Whole numbers whole, small ones to a tenth or a hundredth; what is above zero never reads 0. */
function decimal(value: number): string {
  if (Number.isInteger(value) || value >= 100) return formatCount(Math.round(value));
  if (value > 0 && value < 0.01) return "< 0.01";
  return value.toFixed(value < 1 ? 2 : 1);
}
