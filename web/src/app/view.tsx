import { Empty } from "../elements/empty.tsx";
import { ClusterView } from "../views/clusters/cluster.tsx";
import { ClustersView } from "../views/clusters/clusters.tsx";
import { DeploymentView } from "../views/deployments/deployment.tsx";
import { DeploymentsView } from "../views/deployments/deployments.tsx";
import { FlakyView } from "../views/flaky/flaky.tsx";
import { IncidentView } from "../views/incidents/incident.tsx";
import { IncidentsView } from "../views/incidents/incidents.tsx";
import { Overview } from "../views/overview/overview.tsx";
import { ArtifactView } from "../views/releases/artifact.tsx";
import { ReleaseView } from "../views/releases/release.tsx";
import { ReleasesView } from "../views/releases/releases.tsx";
import { RunView } from "../views/run/run.tsx";
import { RunsView } from "../views/runs/runs.tsx";
import { WallView } from "../views/wall/wall.tsx";
import type { Route } from "./routes.ts";

/** The view of a route. Keys: another run is another view, not the same one with other data. */
export function View({ route }: { readonly route: Route }) {
  switch (route.view) {
    case "overview":
      return <Overview window={route.window} />;
    case "wall":
      return <WallView filter={route.filter} />;
    case "runs":
      return <RunsView filter={route.filter} />;
    case "run":
      return <RunView key={route.id} id={route.id} place={route.place} />;
    case "deployments":
      return <DeploymentsView filter={route.filter} />;
    case "deployment":
      return <DeploymentView key={route.id} id={route.id} />;
    case "releases":
      return <ReleasesView filter={route.filter} />;
    case "release":
      return <ReleaseView key={route.id} id={route.id} />;
    case "artifact":
      return <ArtifactView key={route.id} id={route.id} path={route.path} />;
    case "clusters":
      return <ClustersView cursor={route.cursor} />;
    case "cluster":
      return <ClusterView key={route.id} id={route.id} />;
    case "flaky":
      return <FlakyView filter={route.filter} />;
    case "incidents":
      return <IncidentsView filter={route.filter} />;
    case "incident":
      return <IncidentView key={route.id} id={route.id} />;
    case "sign-in":
      return null;
    case "not-found":
      return <Empty title="There is nothing at this address">{route.path}</Empty>;
  }
}
