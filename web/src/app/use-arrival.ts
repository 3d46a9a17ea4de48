import { useEffect, useRef } from "preact/hooks";
import type { Route } from "./routes.ts";

/**
 * On arriving at another view: back to its top, and the focus on its title, as a browser does it for another page.
 * Not for the first one, and not while only a filter or a line changes.
 */
export function useArrival(route: Route): void {
  const place = "id" in route ? `${route.view} ${route.id}` : route.view;
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  }, [place]);
}
