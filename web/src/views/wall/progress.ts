/** How far a run under way has come, measured against what it usually takes. */
export type Progress = {
  readonly elapsedSeconds: number;
  /** 0 to 1; null where its usual duration is not known. */
  readonly ratio: number | null;
  readonly isOverdue: boolean;
};

const OVERDUE_RATIO = 1.5;
const OVERDUE_SECONDS = 30;

/**
 * The usual duration is a median: every second run takes longer. So a run is overdue only with half as much again,
 * and by seconds that people notice.
 */
export function progressOf(startedAt: string, usualSeconds: number | null, nowMs: number): Progress {
  const elapsedSeconds = Math.max(0, Math.floor((nowMs - Date.parse(startedAt)) / 1000));
  if (usualSeconds === null || usualSeconds <= 0) return { elapsedSeconds, ratio: null, isOverdue: false };
  const isOverdue = elapsedSeconds > usualSeconds * OVERDUE_RATIO && elapsedSeconds - usualSeconds >= OVERDUE_SECONDS;
  return { elapsedSeconds, ratio: Math.min(1, elapsedSeconds / usualSeconds), isOverdue };
}
