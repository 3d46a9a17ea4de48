import type { Route } from "./alertmanager-file.ts";
import { matchersOf, passes } from "./matchers.ts";

/**
 * The receivers that an alert reaches, as Alertmanager goes through its tree: the first child that matches takes it, and those after
 * it only where that one continues; where no child takes it, the route's own receiver, or that of the nearest route above, does.
 */
export function routed(route: Route, labels: Readonly<Record<string, string>>, above = ""): string[] {
  const receiver = route.receiver ?? above;
  const reached: string[] = [];
  for (const child of route.routes) {
    if (!takes(child, labels)) continue;
    reached.push(...routed(child, labels, receiver));
    if (!child.continue) break;
  }
  return reached.length > 0 ? reached : [receiver];
}

/** Every route, the root first. */
export const routesWithin = (route: Route): Route[] => [route, ...route.routes.flatMap(routesWithin)];

function takes({ matchers, match, match_re }: Route, labels: Readonly<Record<string, string>>): boolean {
  const all = [
    ...matchers.flatMap((text) => matchersOf(text) ?? []),
    ...Object.entries(match).map(([label, value]) => ({ label, operator: "=", value })),
    ...Object.entries(match_re).map(([label, value]) => ({ label, operator: "=~", value })),
  ];
  return all.every((matcher) => passes(matcher, labels));
}
