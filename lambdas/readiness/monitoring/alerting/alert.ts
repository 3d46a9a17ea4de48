import type { World } from "./world.ts";

/** An alert by what it does, whichever system it is written for. */
export type Alert = {
  readonly name: string;
  /** Whether Bellwether takes a release back on it. */
  readonly rollsBack: boolean;
  readonly fires: (world: World) => boolean;
};

export type Alerts = { readonly file: string; readonly alerts: readonly Alert[] };
