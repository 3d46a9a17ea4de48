import { InlineText } from "../text/inline-text.tsx";
import "./actions.css";

/** What to do next, as triage advises it; names in it are marked as code. */
export function Actions({ actions }: { readonly actions: readonly string[] }) {
  if (actions.length === 0) return null;
  return (
    <div>
      <h3>What to do next</h3>
      <ul class="actions">
        {actions.map((action) => (
          <li key={action}>
            <InlineText text={action} />
          </li>
        ))}
      </ul>
    </div>
  );
}
