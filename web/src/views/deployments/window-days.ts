/** Spans of time, in whole UTC days, that the figures of deployments may be of. */
export const WINDOW_DAYS = [7, 30, 90] as const;
export type WindowDays = (typeof WINDOW_DAYS)[number];

/** The span that the URL names; 30 days where it names none of them. */
export const windowDaysOf = (text: string | null): WindowDays => WINDOW_DAYS.find((days) => String(days) === text) ?? 30;
