/** What a measured process tells at its end: the most memory it ever had, and the time since it began its work. */
export function tellReport(started: number, note: string): void {
  const megabytes = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  process.stdout.write(`${JSON.stringify({ megabytes, seconds: ((performance.now() - started) / 1000).toFixed(2), note })}\n`);
}
