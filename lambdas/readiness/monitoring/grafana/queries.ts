import { DASHBOARD, type Dashboard } from "./dashboard-file.ts";
import { filled } from "./variables.ts";

/** A query of a dashboard as Prometheus is asked it. */
export type Query = { readonly where: string; readonly text: string };

/** The queries of all panels, with a value for every variable. */
export const panelQueries = ({ drawing, variables }: Dashboard): Query[] =>
  drawing.flatMap(({ title, targets }) =>
    targets.flatMap(({ expr, refId }) =>
      expr === undefined ? [] : [{ where: `${DASHBOARD}: panel ${JSON.stringify(title)} query ${refId}`, text: filled(expr, variables) }],
    ),
  );

/** What variables ask for: the selector of `label_values(selector, label)`. */
export const variableQueries = ({ variables }: Dashboard): Query[] =>
  variables.flatMap(({ name, query }) => {
    const text = typeof query === "string" ? query : (query?.query ?? "");
    const [, selector] = /^label_values\((.*),\s*\w+\s*\)$/s.exec(text.slice(0, 4000)) ?? [];
    return selector === undefined ? [] : [{ where: `${DASHBOARD}: variable ${name}`, text: filled(selector, variables) }];
  });
