import type { TestOutcome } from "../../../../lambdas/contract/run.ts";
import { Mark } from "../../elements/mark.tsx";
import { Tag } from "../../elements/tag.tsx";
import { formatDuration } from "../../text/format.ts";

/** One test. What it said when it failed is a click away. */
export function TestRow({ test: { test, file, status, attempts, durationSeconds, message } }: { readonly test: TestOutcome }) {
  return (
    <li class="test">
      <Mark conclusion={status} wordless />
      <div class="test-what">
        {message === null ? (
          <span>{test}</span>
        ) : (
          <details open={status === "failed"}>
            <summary>{test}</summary>
            <pre>{message}</pre>
          </details>
        )}
        <span class="muted small">
          {file}
          {attempts.length > 1 && <Tag tone="warn">{attempts.join(", then ")}</Tag>}
        </span>
      </div>
      <span class="muted small">{formatDuration(durationSeconds)}</span>
    </li>
  );
}
