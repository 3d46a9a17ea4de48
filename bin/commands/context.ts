import { type Home, homeOf } from "../places.ts";
import { currentPlace } from "../targets/current-place.ts";
import type { Place } from "../targets/place.ts";

/** The state folder and the target that this call is about. */
export type Context = { readonly home: Home; readonly place: Place };

export async function openContext(): Promise<Context> {
  const home = homeOf(process.env);
  return { home, place: await currentPlace(process.env, home) };
}
