import { formatDuration } from "../../text/format.ts";
import { spanStatus, spanTook } from "./span-words.ts";
import type { WaterfallRow } from "./waterfall.ts";
import "./span-table.css";

/** The waterfall in words: the same spans in the same order. */
export const SpanTable = ({ rows }: { readonly rows: readonly WaterfallRow[] }) => (
  <div class="span-table">
    <table>
      <thead>
        <tr>
          {["Span", "Kind", "Attempt", "Starts after", "Took", "Status", "Cause"].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.span.spanId}>
            <th scope="row">
              <span aria-hidden="true">{"· ".repeat(row.depth)}</span>
              {row.span.name}
            </th>
            <td>{row.span.kind}</td>
            <td>{row.span.attempt}</td>
            <td>{formatDuration(row.offsetSeconds)}</td>
            <td>{spanTook(row)}</td>
            <td>{spanStatus(row)}</td>
            <td>
              {row.span.cause}
              {row.span.detail !== null && `: ${row.span.detail}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
