import { describe, expect, it } from "vitest";
import * as z from "zod";
import { metricTable } from "../../../../../lambdas/domain/releases/automation/kubernetes/metric-table.ts";
import { aContext } from "../a-context.ts";
import { contentOf } from "../files.ts";

const Source = z.object({ type: z.literal("prometheus"), uid: z.literal("$datasource") });
const Dashboard = z.object({
  uid: z.string().min(1).max(40),
  schemaVersion: z.number(),
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      datasource: Source,
      gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
      fieldConfig: z.object({ defaults: z.object({ unit: z.string().min(1) }) }),
      targets: z.array(z.object({ refId: z.string(), datasource: Source, expr: z.string() })).min(1),
    }),
  ),
});

const context = aContext();
const { panels, templating, uid } = Dashboard.parse(JSON.parse(contentOf(context, "monitoring/dashboard.json")));
const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
  Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
);

describe("the dashboard", () => {
  it("shows latency, throughput, errors and the burn of the budget", () => {
    expect(panels.map(({ title }) => title)).toEqual(expect.arrayContaining(["Latency", "Throughput", "Errors", "Error budget burn"]));
  });

  it("takes its data source and environment from variables", () => {
    expect(templating.list.map(({ name, type }) => [name, type])).toEqual([
      ["datasource", "datasource"],
      ["environment", "query"],
    ]);
  });

  it("numbers its panels and queries without a double, and lays no panel over another or over the edge", () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(cells).size).toBe(cells.length);
    for (const { gridPos, targets } of panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    }
  });

  it("asks only for metrics that the exporter declares, of this service", () => {
    const known = metricTable(context).flatMap(({ name, type }) => (type === "histogram" ? [`${name}_bucket`] : [name]));
    const selectors = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => [...expr.matchAll(/(\w+)\{([^}]*)\}/g)]));

    expect(selectors.length).toBeGreaterThan(panels.length);
    for (const [whole, metric, labels] of selectors) {
      expect(known, whole).toContain(metric);
      expect(labels).toContain('service="churn_predictor_v2",environment="$environment"');
    }
  });

  it("keeps its id within Grafana's limit for a long name", () => {
    const long = contentOf(aContext({ slug: "a".repeat(50) }), "monitoring/dashboard.json");

    expect(uid).toBe("churn-predictor-v2");
    expect(Dashboard.parse(JSON.parse(long)).uid).toHaveLength(40);
  });
});
