import { useSession } from "../access/use-session.ts";
import { clustersHref, deploymentsHref, flakyHref, incidentsHref, overviewHref, releasesHref, runsHref, wallHref } from "./hrefs.ts";
import type { Route } from "./routes.ts";
import { useServices } from "./services.ts";
import "./header.css";

const LINKS: readonly { readonly words: string; readonly href: string; readonly views: readonly Route["view"][] }[] = [
  { words: "Overview", href: overviewHref(), views: ["overview"] },
  { words: "Wall", href: wallHref(), views: ["wall"] },
  { words: "Incidents", href: incidentsHref(), views: ["incidents", "incident"] },
  { words: "Runs", href: runsHref(), views: ["runs", "run"] },
  { words: "Deployments", href: deploymentsHref(), views: ["deployments", "deployment"] },
  { words: "Releases", href: releasesHref(), views: ["releases", "release", "artifact"] },
  { words: "Clusters", href: clustersHref(), views: ["clusters", "cluster"] },
  { words: "Flaky tests", href: flakyHref(), views: ["flaky"] },
];

/** The page's name, its views, and who is signed in. */
export function Header({ route }: { readonly route: Route }) {
  const { session } = useServices();
  const { token } = useSession();
  return (
    <header class="head">
      <div class="head-line">
        <a class="head-name" href={overviewHref()} aria-label="Bellwether, overview">
          <img src="./favicon.svg" alt="" width="24" height="24" />
          Bellwether
        </a>
        <nav class="head-views" aria-label="Views">
          {LINKS.map(({ words, href, views }) => (
            <a key={href} href={href} aria-current={views.includes(route.view) ? "page" : undefined}>
              {words}
            </a>
          ))}
        </nav>
        <button type="button" class="head-access" data-testid="sign-in" onClick={() => void session.ask("asked")}>
          {token === null ? "Sign in" : "Signed in"}
        </button>
      </div>
    </header>
  );
}
