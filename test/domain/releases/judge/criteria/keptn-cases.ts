import * as z from "zod";
import type { ComparisonRule, EarlierResult } from "../../../../../lambdas/domain/releases/judge/criteria/earlier.ts";
import type { Target } from "../../../../../lambdas/domain/releases/judge/criteria/evaluate.ts";

const Sli = z.object({ Metric: z.string(), Value: z.number(), Success: z.boolean(), ComparedValue: z.number().optional() });

/** What was measured; without success there is no value. */
export const Measured = Sli.transform(({ Metric, Value, Success, ComparedValue }) => ({
  indicator: Metric,
  value: Success ? Value : null,
  compared: ComparedValue ?? null,
}));

export const Earlier = z
  .object({ Value: Measured.nullable(), Status: z.enum(["pass", "warning", "fail", "info"]) })
  .transform(({ Value, Status }): EarlierResult & { indicator: string | null } => ({
    indicator: Value?.indicator ?? null,
    value: Value?.value ?? null,
    status: Status,
  }));

/** Keptn takes a relative criterion for satisfied where nothing was there before. */
export const Rule = z
  .object({ IncludeResultWithScore: z.enum(["all", "pass_or_warn", "pass"]), AggregateFunction: z.enum(["avg", "p50", "p90", "p95"]) })
  .transform(
    ({ IncludeResultWithScore, AggregateFunction }): ComparisonRule => ({
      include: IncludeResultWithScore,
      aggregate: AggregateFunction,
      withoutEarlier: "satisfied",
    }),
  );

export const CriteriaSet = z.object({ Criteria: z.array(z.string()) }).transform(({ Criteria }) => Criteria);

/** Keptn writes 0 where there was nothing to hold a value against. */
export const Targets = z
  .array(z.object({ Criteria: z.string(), TargetValue: z.number().optional(), Violated: z.boolean().optional() }))
  .nullish()
  .transform((targets) => targets ?? []);

/** Our targets as Keptn writes them. */
export const asKeptn = (targets: readonly Target[]) =>
  targets.map(({ criterion, target, violated }) => ({ Criteria: criterion, TargetValue: target ?? 0, Violated: violated }));
