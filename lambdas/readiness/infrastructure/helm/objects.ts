import type { Package } from "../../check.ts";
import { readYaml } from "../../files/read-yaml.ts";
import { KUBERNETES, type YamlFormat } from "../../files/yaml-format.ts";
import { manifestsOf } from "../kubernetes/manifests.ts";
import { textAt } from "../reading/peek.ts";
import type { Chart } from "./chart.ts";
import { helmCheck } from "./helm-check.ts";

/** What is read and what is installed are the same. CI renders the chart and compares field by field; here it is the kinds. */
export const objects = helmCheck({
  id: "helm-objects",
  title: "The chart installs the kinds that the manifests show",
  weight: 1,
  critical: false,
  evidence: "templates and manifests hold the same kinds, by the templates' text without their actions",
  problems: (chart, of) => {
    const { kinds, problems } = installedKinds(chart);
    if (problems.length > 0) return problems;
    const shown = shownKinds(of);
    return [
      ...shown.filter((kind) => !kinds.includes(kind)).map((kind) => `chart/templates/ holds no ${kind}, k8s/ does`),
      ...kinds.filter((kind) => !shown.includes(kind)).map((kind) => `k8s/ holds no ${kind}, chart/templates/ does`),
      ...(kinds.length === 0 ? ["chart/templates/ holds no object"] : []),
    ];
  },
});

/** What an administrator applies once is not the chart's. */
const shownKinds = (of: Package): string[] => [
  ...new Set(
    manifestsOf(of)
      .all.filter(({ path }) => !path.includes("/admin/"))
      .map(({ kind }) => kind),
  ),
];

/** Both sides of an `if` stay in the text, so that a key may stand twice there. */
const WITHOUT_ACTIONS: YamlFormat = { ...KUBERNETES, repeats: true };

function installedKinds({ templates }: Chart): { readonly kinds: readonly string[]; readonly problems: readonly string[] } {
  const read = templates
    .filter(({ path }) => !path.endsWith(".tpl"))
    .map(({ path, text }) => ({ path, ...readYaml({ content: text }, WITHOUT_ACTIONS) }));
  return {
    kinds: [...new Set(read.flatMap(({ documents }) => documents.map(({ value }) => textAt(value, "kind") ?? "")))].filter(
      (kind) => kind !== "",
    ),
    problems: read.flatMap(({ path, problems }) => problems.map(({ why }) => `${path} without its actions ${why}`)),
  };
}
