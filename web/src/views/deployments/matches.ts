import type { DeploymentFilter } from "../../app/routes.ts";

type Place = { readonly service: string; readonly environment: string };

/** Whether something is of the service and environment that the filter names; a filter that names none lets all pass. */
export const matches = ({ service, environment }: DeploymentFilter, of: Place): boolean =>
  (service === null || of.service === service) && (environment === null || of.environment === environment);

/** Whether the filter leaves any service or environment out. */
export const isFiltered = ({ service, environment }: DeploymentFilter): boolean => service !== null || environment !== null;
