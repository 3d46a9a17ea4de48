import { useEffect, useState } from "preact/hooks";
import { parseRoute, type Route } from "./routes.ts";

/** The route of the page's hash, as it changes. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(parseRoute(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}

/** Go to a place within the page, without leaving a step in the history where `replace` is set. */
export function go(href: string, { replace = false } = {}): void {
  if (replace) location.replace(href);
  else location.hash = href;
}
