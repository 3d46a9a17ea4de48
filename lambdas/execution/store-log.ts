import { errorText } from "./error-text.ts";
import type { ExecutionContext } from "./execution-context.ts";
import { retry } from "./retry.ts";
import type { StepLog } from "./step-log.ts";

/** Stores a step's log and notes its size; a log that cannot be stored has 0 bytes and a warning. */
export async function storeLog(
  { client, limits, networkEnd, order, record }: ExecutionContext,
  number: number,
  log: StepLog,
): Promise<void> {
  try {
    const url = order.urls.logs[number - 1];
    if (url === undefined) throw new Error("there is no place for it");
    const { body, truncated } = log.body();
    await retry(() => client.put(url, body, { type: "text/plain; charset=utf-8", signal: networkEnd }), limits.retryDelaysMs, networkEnd);
    record.update(number, { logBytes: body.length, logTruncated: truncated });
  } catch (error) {
    record.warnings.push(`step ${number}: its log was not stored: ${errorText(error)}`);
  }
}
