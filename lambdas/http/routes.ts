import type { ApiContext } from "./api-context.ts";
import { deliveryRoutes } from "./delivery-routes.ts";
import { deploymentGeneratorRoutes } from "./deployment-generator-routes.ts";
import { deploymentRoutes } from "./deployment-routes.ts";
import { incidentRoutes } from "./incident-routes.ts";
import { insightRoutes } from "./insight-routes.ts";
import { actionRoutes } from "./releases/action-routes.ts";
import { alertRoutes } from "./releases/alert-routes.ts";
import { artifactRoutes } from "./releases/artifact-routes.ts";
import { environmentRoutes } from "./releases/environment-routes.ts";
import { metricsRoutes } from "./releases/metrics-routes.ts";
import { releaseRoutes } from "./releases/release-routes.ts";
import { repoRoutes } from "./repo-routes.ts";
import type { Route } from "./route.ts";
import { runRoutes } from "./run-routes.ts";
import { systemRoutes } from "./system-routes.ts";
import { wallRoutes } from "./wall-routes.ts";
import { webhookRoutes } from "./webhook-routes.ts";

/** Every path of the API. OpenAPI is generated from the same list. */
export const allRoutes = (context: ApiContext): Route[] => [
  ...repoRoutes(context),
  ...runRoutes(context),
  ...insightRoutes(context),
  ...incidentRoutes(context),
  ...deploymentGeneratorRoutes(context),
  ...deploymentRoutes(context),
  ...deliveryRoutes(context),
  ...releaseRoutes(context),
  ...artifactRoutes(context),
  ...actionRoutes(context),
  ...metricsRoutes(context),
  ...alertRoutes(context),
  ...environmentRoutes(context),
  ...wallRoutes(context),
  ...webhookRoutes(context),
  ...systemRoutes(context),
];
