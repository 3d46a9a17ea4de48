import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { errorText } from "./error-text.ts";
import type { ExecutionContext } from "./execution-context.ts";
import { type Found, findReports } from "./find-reports.ts";
import { bodyOf } from "./object-body.ts";
import { retry } from "./retry.ts";

/** Stores the reports a step wrote. What cannot be stored becomes a warning: a run is never lost over its reports. */
export async function storeReports(context: ExecutionContext, step: number, patterns: readonly string[], sinceMs: number): Promise<void> {
  if (patterns.length === 0) return;
  const { record, root } = context;
  const warn = (text: string) => record.warnings.push(`step ${step}: ${text}`);
  try {
    const found = await findReports(root, patterns, sinceMs);
    if (found.length === 0) warn(`no file that it wrote matches ${patterns.join(" or ")}`);
    const kept = context.order.urls.reports.length;
    let leftOut = 0;
    for (const file of found) {
      if (record.reports.length === kept) leftOut++;
      else await storeReport(context, step, file).catch((error) => warn(`the report ${file.path} was not stored: ${errorText(error)}`));
    }
    if (leftOut > 0) warn(`${leftOut} of its ${found.length} reports were left out: a run keeps ${kept}`);
  } catch (error) {
    warn(`its reports were not looked for: ${errorText(error)}`);
  }
}

async function storeReport(
  { client, limits, networkEnd, order, record, root }: ExecutionContext,
  step: number,
  { path, bytes }: Found,
): Promise<void> {
  const index = record.reports.length;
  const url = order.urls.reports[index];
  if (url === undefined) throw new Error(`a run has at most ${order.urls.reports.length} reports`);
  if (bytes > limits.reportBytes) throw new Error(`its ${bytes} bytes are more than ${limits.reportBytes}`);
  await access(join(root, path), constants.R_OK);
  const body = bodyOf([{ path: join(root, path), start: 0, end: bytes }]);
  await retry(() => client.put(url, body, { type: "application/xml", signal: networkEnd }), limits.retryDelaysMs, networkEnd);
  record.reports.push({ step, path, index, bytes });
}
