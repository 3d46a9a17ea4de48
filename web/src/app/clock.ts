import { createStore } from "./store.ts";
import { useStore } from "./use-store.ts";

const SECONDS_A_TICK = 5;

const clock = createStore(Date.now());
setInterval(() => {
  if (!document.hidden) clock.set(Date.now());
}, SECONDS_A_TICK * 1000);
document.addEventListener("visibilitychange", () => clock.set(Date.now()));

/** Now in milliseconds, to a few seconds: relative times follow it. */
export const useNow = (): number => useStore(clock);
