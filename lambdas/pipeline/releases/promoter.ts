import type { SafeFetch } from "../../sources/network/safe-fetch.ts";
import type { Simulate } from "../simulate.ts";
import type { Releaser } from "./releaser.ts";

/** What takes releases through their environments. */
export type Promoter = Releaser & {
  readonly fetch: SafeFetch;
  readonly simulate: Simulate;
};
/** How long a simulated deployer takes. */
export const SIMULATED_SECONDS = 3;
