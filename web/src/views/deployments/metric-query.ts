import type { DeploymentFilter } from "../../app/routes.ts";
import { type WindowDays, windowDaysOf } from "./window-days.ts";

/** What every read of deployment metrics is asked with. */
export type MetricQuery = { readonly service: string | null; readonly environment: string | null; readonly windowDays: WindowDays };

export const metricQueryOf = ({ service, environment, windowDays }: DeploymentFilter): MetricQuery => ({
  service,
  environment,
  windowDays: windowDaysOf(windowDays),
});
