import { meanOf } from "./mean.ts";

export type EffectMeasure = "meanRatio" | "cles";

/** Where an effect begins to count: at or below `decrease`, at or above `increase`. */
export type EffectLimits = { readonly decrease: number; readonly increase: number };

/**
 * The experiment's mean over the control's, as Kayenta measures an effect; null where it says nothing (a control of mean 0, or no data).
 * Of a control below 0 it is mirrored at 1, so that more is always above 1.
 */
export function meanRatio(control: readonly number[], experiment: readonly number[]): number | null {
  const [before, after] = [meanOf(control), meanOf(experiment)];
  if (before === null || after === null || before === 0) return null;
  return before > 0 ? after / before : 2 - after / before;
}

/**
 * How likely a value of the experiment is above one of the control, equal ones counting half (Vargha and Delaney, A critique and improvement
 * of the CL common language effect size statistics of McGraw and Wong, 2000); 0.5 is no effect, null no data.
 */
export function commonLanguageEffect(control: readonly number[], experiment: readonly number[]): number | null {
  return meanOf(experiment.flatMap((one) => control.map((other) => (one > other ? 1 : one === other ? 0.5 : 0))));
}

/** The effect in the chosen measure. */
export const effectOf = (measure: EffectMeasure, control: readonly number[], experiment: readonly number[]): number | null =>
  measure === "cles" ? commonLanguageEffect(control, experiment) : meanRatio(control, experiment);

/** Whether an effect counts. One that cannot be measured does: a rise from nothing is beyond any ratio. So does any where no limit is set. */
export function reaches(effect: number | null, limits: EffectLimits | null, side: "High" | "Low"): boolean {
  if (effect === null || limits === null) return true;
  return side === "High" ? effect >= limits.increase : effect <= limits.decrease;
}
