/** Two windows and how fast the error budget is spent in both of them, against what would spend it in 30 days exactly. */
export type BurnWindow = {
  readonly name: string;
  readonly factor: number;
  readonly long: Window;
  readonly short: Window;
  readonly severity: "page" | "ticket";
  /** Share of the budget of 30 days that is gone when it fires. */
  readonly spent: string;
};
export type Window = keyof typeof SECONDS;

const SECONDS = { "5m": 300, "30m": 1800, "1h": 3600, "2h": 7200, "6h": 21_600, "1d": 86_400, "3d": 259_200 } as const;

export const WINDOWS: readonly Window[] = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"];
export const secondsOf = (window: Window): number => SECONDS[window];

/** Spends a month's budget in two days. */
export const FAST_BURN = 14.4;

/** "Multiwindow, Multi-Burn-Rate Alerts", The Site Reliability Workbook (Google, 2018), chapter 5, with the row of one day of its example configuration. */
export const BURN_WINDOWS: readonly BurnWindow[] = [
  { name: "SlaBurnFast", factor: FAST_BURN, long: "1h", short: "5m", severity: "page", spent: "2%" },
  { name: "SlaBurnSteady", factor: 6, long: "6h", short: "30m", severity: "page", spent: "5%" },
  { name: "SlaBurnSlow", factor: 3, long: "1d", short: "2h", severity: "ticket", spent: "10%" },
  { name: "SlaBurnCreeping", factor: 1, long: "3d", short: "6h", severity: "ticket", spent: "10%" },
];
