import { EnvironmentSettings, type NamedSettings } from "../../../contract/release-environment.ts";

/** Field by field: what was said of the service, else what was said of all services, else the default. A `null` that was said counts. */
export const effectiveSettings = (own: NamedSettings | undefined, shared: NamedSettings | undefined): EnvironmentSettings =>
  EnvironmentSettings.parse({ ...shared, ...own });
