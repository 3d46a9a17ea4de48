import * as z from "zod";
import { mapped } from "../documents/read.ts";
import { yamlFile } from "../documents/yaml-file.ts";
import { durationSeconds } from "../promql/duration.ts";

export const RULES = "monitoring/rules.yml";

/** As Prometheus reads a YAML scalar where it wants text. */
const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
export const Duration = z.string().refine((text) => durationSeconds(text) !== null, "expected a duration such as 5m");
const Labels = z.record(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, "is no name of a label"), Text);

const Recording = z.strictObject({
  record: z.string().regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/, "is no name of a metric"),
  expr: Text,
  labels: Labels.default({}),
});
const Alerting = z.strictObject({
  alert: z.string().min(1),
  expr: Text,
  for: Duration.optional(),
  keep_firing_for: Duration.optional(),
  labels: Labels.default({}),
  annotations: Labels.default({}),
});
const Group = z.strictObject({
  name: z.string().min(1),
  interval: Duration.optional(),
  query_offset: Duration.optional(),
  limit: z.int().nonnegative().optional(),
  labels: Labels.optional(),
  rules: z.array(z.union([Recording, Alerting], "expected a rule: alert or record, expr, and no unknown field")).max(200),
});
const RulesFile = z.strictObject({ groups: z.array(Group).min(1).max(100) });

export type RecordingRule = z.infer<typeof Recording>;
export type AlertingRule = z.infer<typeof Alerting>;
export type Rules = {
  readonly groups: readonly string[];
  readonly recordings: readonly RecordingRule[];
  /** With the labels of their group. */
  readonly alerts: readonly AlertingRule[];
};

/** Prometheus' rules; what Prometheus would refuse to load is no rules file. */
export const rulesFile = mapped(
  yamlFile(RULES, RulesFile),
  ({ groups }): Rules => ({
    groups: groups.map(({ name }) => name),
    recordings: groups.flatMap(({ rules }) => rules.flatMap((rule) => ("record" in rule ? [rule] : []))),
    alerts: groups.flatMap(({ rules, labels }) =>
      rules.flatMap((rule) => ("alert" in rule ? [{ ...rule, labels: { ...labels, ...rule.labels } }] : [])),
    ),
  }),
);
