import * as z from "zod";
import { jsonFile } from "../documents/json-file.ts";
import { mapped } from "../documents/read.ts";

export const DASHBOARD = "monitoring/dashboard.json";

const Source = z.union([z.string(), z.object({ type: z.string().optional(), uid: z.string().optional() })]).nullish();
const Target = z.object({ refId: z.string().default(""), datasource: Source, expr: z.string().optional() });
const Panel = z.object({
  id: z.int().optional(),
  type: z.string(),
  title: z.string().default(""),
  datasource: Source,
  gridPos: z.object({ x: z.int().nonnegative(), y: z.int().nonnegative(), w: z.int().positive(), h: z.int().positive() }),
  fieldConfig: z.object({ defaults: z.object({ unit: z.string().optional() }).default({}) }).default({ defaults: {} }),
  targets: z.array(Target).max(50).default([]),
});
const Query = z.union([z.string(), z.object({ query: z.string().optional() })]).nullish();
const Variable = z.object({
  name: z.string(),
  type: z.string(),
  query: Query,
  current: z.object({ value: z.unknown() }).nullish(),
});
const Dashboard = z.object({
  uid: z.string().min(1).max(40),
  title: z.string().min(1),
  schemaVersion: z.int().positive(),
  templating: z.object({ list: z.array(Variable).max(50) }).default({ list: [] }),
  // A row that is closed holds its panels itself.
  panels: z
    .array(Panel.extend({ panels: z.array(Panel).optional() }))
    .min(1)
    .max(200),
});

export type Panel = z.infer<typeof Panel>;
export type Variable = z.infer<typeof Variable>;
export type Dashboard = {
  readonly variables: readonly Variable[];
  /** What is laid out on the page, rows among them. */
  readonly shown: readonly Panel[];
  /** All that draw something, those of closed rows too. */
  readonly drawing: readonly Panel[];
};

const SILENT = ["row", "text", "news", "dashlist", "alertlist"];

/** Grafana's dashboard; npm has no schema of it, so this one asks for what a reader needs. */
export const dashboardFile = mapped(
  jsonFile(DASHBOARD, Dashboard),
  ({ panels, templating }): Dashboard => ({
    variables: templating.list,
    shown: panels,
    drawing: panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]).filter(({ type }) => !SILENT.includes(type)),
  }),
);
