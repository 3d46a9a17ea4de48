import type { Release } from "../../contract/release-record.ts";
import type { SafeFetch } from "../../sources/network/safe-fetch.ts";
import type { Simulate } from "../simulate.ts";
import type { Releaser } from "./releaser.ts";

/** What takes releases through their environments. */
export type Promoter = Releaser & {
  readonly fetch: SafeFetch;
  readonly simulate: Simulate;
  /** Where a deployer fetches the package, for an hour. */
  readonly archiveUrl: (release: Release) => Promise<string>;
};
/** How long a simulated deployer takes. */
export const SIMULATED_SECONDS = 3;
