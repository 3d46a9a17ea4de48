/** Whole seconds since `startedAt`; 0 where the clocks disagree about which came first. */
export const elapsedSeconds = (startedAt: string, nowMs: number): number => Math.max(0, Math.floor((nowMs - Date.parse(startedAt)) / 1000));
