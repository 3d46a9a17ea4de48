type Unit = "s" | "reqps" | "percentunit" | "short" | "none";

export type Panel = {
  readonly title: string;
  readonly description: string;
  readonly unit: Unit;
  readonly queries: readonly { readonly expr: string; readonly legend: string }[];
  /** Drawn as a line: what the context promises. */
  readonly limit?: number;
};

const COLUMNS = 24;
const WIDTH = 12;
const HEIGHT = 8;
const SOURCE = { type: "prometheus", uid: "$datasource" };

/** Two panels a row, numbered in reading order: ids are unique and nothing overlaps. */
export const layOut = (panels: readonly Panel[]) =>
  panels.map((panel, index) => ({
    id: index + 1,
    type: "timeseries",
    title: panel.title,
    description: panel.description,
    datasource: SOURCE,
    gridPos: {
      x: (index * WIDTH) % COLUMNS,
      y: Math.floor((index * WIDTH) / COLUMNS) * HEIGHT,
      w: WIDTH,
      h: HEIGHT,
    },
    fieldConfig: { defaults: { unit: panel.unit, min: 0, ...limitOf(panel) }, overrides: [] },
    options: { legend: { displayMode: "list", placement: "bottom", showLegend: true }, tooltip: { mode: "multi", sort: "desc" } },
    targets: panel.queries.map(({ expr, legend }, at) => ({
      refId: String.fromCharCode("A".charCodeAt(0) + at),
      datasource: SOURCE,
      expr,
      legendFormat: legend,
      range: true,
    })),
  }));

function limitOf({ limit }: Panel) {
  if (limit === undefined) return {};
  const steps = [
    { color: "green", value: null },
    { color: "red", value: limit },
  ];
  return { custom: { thresholdsStyle: { mode: "line" } }, thresholds: { mode: "absolute", steps } };
}
