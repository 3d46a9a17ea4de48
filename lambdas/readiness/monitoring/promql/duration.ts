const SECONDS: Readonly<Record<string, number>> = { y: 31_536_000, w: 604_800, d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001 };
const FORM = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** Seconds of `5m` or `1h30m`, units in falling order as Prometheus wants them; null for anything else. */
export function durationSeconds(text: string): number | null {
  const parts = FORM.exec(text);
  if (text === "0") return 0;
  if (text === "" || parts === null) return null;
  return Object.values(SECONDS).reduce((sum, seconds, index) => sum + seconds * Number(parts[index + 1] ?? 0), 0);
}
