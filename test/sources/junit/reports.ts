import { type JUnitReport, parseJUnit } from "../../../lambdas/sources/junit/parse.ts";
import type { ReportLimits } from "../../../lambdas/sources/junit/report-limits.ts";

/** The text, or its bytes, as they come from a network: in pieces of `size`. */
export async function* piecesOf<T extends string | Uint8Array>(whole: T, size = 64 * 1024): AsyncGenerator<T> {
  for (let at = 0; at < whole.length; at += size) yield whole.slice(at, at + size) as T;
}

export const parse = (report: string | Uint8Array, limits: Partial<ReportLimits> = {}): Promise<JUnitReport> =>
  parseJUnit(piecesOf(typeof report === "string" ? Buffer.from(report) : report), limits);

/** Test, attempts and message of each: what most specs are about. */
export async function outcomes(report: string) {
  const { tests } = await parse(report);
  return tests.map(({ test, attempts, message }) => ({ test, attempts: attempts.join(" "), message }));
}
