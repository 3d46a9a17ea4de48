import { indent } from "../../infrastructure/indent.ts";

/** Rows of a widget's `metrics`, as CloudWatch's dashboard format has them. */
export type Widget = {
  readonly title: string;
  readonly metrics: readonly (readonly unknown[])[];
  readonly label: string;
  readonly limit?: { readonly label: string; readonly value: number };
};

const COLUMNS = 24;
const WIDTH = 12;
const HEIGHT = 6;

/** A dashboard of two widgets a row. `region` is CloudFormation's own word where the widgets are of the stack's region. */
export function dashboardResource(slug: string, region: string, widgets: readonly Widget[]): string {
  const body = { widgets: widgets.map((widget, index) => placed(widget, index, region)) };
  return `  Dashboard:
    Type: AWS::CloudWatch::Dashboard
    Properties:
      DashboardName: !Sub "${slug}-\${Environment}"
      DashboardBody: !Sub |
${indent(JSON.stringify(body, null, 2), 8)}
`;
}

const placed = ({ title, metrics, label, limit }: Widget, index: number, region: string) => ({
  type: "metric",
  x: (index * WIDTH) % COLUMNS,
  y: Math.floor((index * WIDTH) / COLUMNS) * HEIGHT,
  width: WIDTH,
  height: HEIGHT,
  properties: {
    title,
    region,
    view: "timeSeries",
    period: 300,
    metrics,
    yAxis: { left: { label, min: 0, showUnits: false } },
    ...(limit === undefined ? {} : { annotations: { horizontal: [limit] } }),
  },
});
