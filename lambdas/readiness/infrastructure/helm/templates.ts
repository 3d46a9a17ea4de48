import type { Chart } from "./chart.ts";
import { helmCheck } from "./helm-check.ts";
import { type Placed, placedActions } from "./template-scope.ts";
import { missingValues } from "./value-paths.ts";

/** What a template may ask of the release and the chart. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Release: ["Name", "Namespace", "Service", "IsInstall", "IsUpgrade", "Revision"],
  Chart: ["Name", "Version", "AppVersion", "Description", "Type", "KubeVersion", "Home", "Annotations", "IsRoot"],
};

/** Helm renders nothing where a value or a name is missing, and installs that. */
export const templates = helmCheck({
  id: "helm-templates",
  title: "Every value and every name that the templates use is there",
  weight: 2,
  critical: true,
  evidence: "every value that a template asks for is in values.yaml; blocks end, and what is included is defined",
  problems: (chart) => {
    if (chart.templates.length === 0) return ["chart/templates/ holds no template"];
    if (chart.values.problems.length > 0) return chart.values.problems;
    return chart.templates.flatMap((template) => templateProblems(template, chart).map((problem) => `${template.path} ${problem}`));
  },
});

function templateProblems(template: Chart["templates"][number], chart: Chart): string[] {
  const { placed, problems } = placedActions(template);
  const defined = chart.templates.flatMap(({ actions }) =>
    actions.filter(({ bare }) => /^(?:define|block)\b/.test(bare)).flatMap(({ strings }) => strings.slice(0, 1)),
  );
  return [
    ...template.problems,
    ...problems,
    ...placed.flatMap((action) => [
      ...missingValues(action, chart.values.value),
      ...missingFields(action),
      ...missingNames(action, defined),
    ]),
  ];
}

const missingFields = ({ bare, line }: Placed): string[] =>
  [...bare.matchAll(/\.(Release|Chart)\.(\w+)/g)]
    .filter(([, object, field]) => !FIELDS[object ?? ""]?.includes(field ?? ""))
    .map(([text]) => `asks for ${text} in line ${line}, which Helm does not have`);

function missingNames({ bare, line, strings }: Placed, defined: readonly string[]): string[] {
  if (!/(?:^|[\s(|])(?:include|template)\s+""/.test(bare)) return [];
  const [name = ""] = strings;
  return defined.includes(name) ? [] : [`includes ${name} in line ${line}, which no template defines`];
}
