import type { DeliveryState } from "../store/tallies.ts";

/** Failures of a service and environment that wait for a success; more are counted, but their recovery is not. */
const MOST_OPEN_FAILURES = 100;

/** The state with one more failure that waits for a success. */
export const withOpenFailure =
  (failure: DeliveryState["openFailures"][number]) =>
  (state: DeliveryState): DeliveryState => ({
    ...state,
    openFailures: [...state.openFailures, failure].slice(0, MOST_OPEN_FAILURES),
  });
