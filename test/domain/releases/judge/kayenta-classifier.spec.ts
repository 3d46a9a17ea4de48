import { describe, expect, it } from "vitest";
import * as z from "zod";
import { classifyMetric } from "../../../../lambdas/domain/releases/judge/classify.ts";
import { corpusOf } from "./corpus.ts";

const Limits = z.tuple([z.number(), z.number()]).transform(([decrease, increase]) => ({ decrease, increase }));
const Case = z
  .strictObject({
    name: z.string(),
    classifier: z.enum(["MannWhitney", "MeanInequality"]),
    experiment: z.array(z.number()),
    control: z.array(z.number()),
    tolerance: z.number().optional(),
    confLevel: z.number().optional(),
    direction: z.enum(["Increase", "Decrease", "Either"]),
    nan: z.literal("Remove"),
    isCriticalMetric: z.boolean(),
    effectSizeThresholds: Limits.optional(),
    criticalThresholds: Limits.optional(),
    effectSizeMeasure: z.literal("cles").optional(),
    expected: z.enum(["Pass", "High", "Low", "Nodata"]),
    critical: z.boolean(),
  })
  .transform(({ name, experiment, control, expected, critical, ...given }) => ({
    name,
    experiment,
    control,
    expected: { classification: expected, critical },
    settings: {
      method: given.classifier === "MeanInequality" ? ("mean" as const) : ("mann-whitney" as const),
      direction: z.enum(["increase", "decrease", "either"]).parse(given.direction.toLowerCase()),
      tolerance: given.tolerance ?? 0.25,
      confidence: given.confLevel ?? 0.95,
      effect: given.effectSizeMeasure ?? ("meanRatio" as const),
      effectLimits: given.effectSizeThresholds ?? null,
      critical: given.isCriticalMetric,
      criticalLimits: given.criticalThresholds ?? null,
      // Kayenta asks for no number of values.
      minimumValues: 1,
    },
  }));

const { cases, absent } = corpusOf("kayenta-classifier", Case);

describe.skipIf(absent)(`Kayenta's classifiers${absent}`, () => {
  it("have 18 cases", () => expect(cases).toHaveLength(18));
  for (const { name, control, experiment, settings, expected } of cases)
    it(name, () => expect(classifyMetric(control, experiment, settings)).toMatchObject(expected));
});
