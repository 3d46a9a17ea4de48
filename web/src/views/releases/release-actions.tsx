import { useState } from "preact/hooks";
import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { useWrite } from "../../access/use-write.ts";
import * as resources from "../../api/resources.ts";
import { useServices } from "../../app/services.ts";
import { Panel } from "../../elements/panel.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { actionBody, actionsOf, type ReleaseAction } from "./actions.ts";
import "./release-actions.css";

/** Moves a release on, with a reason for all to read. Only legal actions are offered; nothing where there is none. */
export function ReleaseActions({ release: { id, legal, status } }: { readonly release: ReleaseDetail }) {
  const { client } = useServices();
  const { run, busy, problem } = useWrite();
  const [reason, setReason] = useState("");
  const [breakGlass, setBreakGlass] = useState(false);
  const actions = actionsOf(legal, status);
  if (actions.length === 0) return null;

  const act = ({ name }: ReleaseAction) =>
    run(
      () => client.send("POST", resources.releaseAction(id, name), actionBody(name, reason, breakGlass)),
      () => {
        setReason("");
        setBreakGlass(false);
      },
    );

  return (
    <Panel title="Actions" testId="release-actions">
      <form class="release-actions" onSubmit={(event) => event.preventDefault()}>
        <label>
          Reason, for all to read{neededBy(actions)}
          <textarea
            data-testid="release-reason"
            rows={2}
            maxLength={1000}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        {legal.includes("approve") && <BreakGlassBox checked={breakGlass} onChange={setBreakGlass} />}
        <div class="release-ways">
          {actions.map((action) => (
            <button
              key={action.name}
              type="button"
              class={action.onward ? "primary" : ""}
              data-testid={`release-${action.name}`}
              disabled={busy || (action.reason === "needed" && reason.trim() === "")}
              onClick={() => void act(action)}
            >
              {action.words}
            </button>
          ))}
        </div>
      </form>
      {problem && <ProblemNote problem={problem} />}
    </Panel>
  );
}

function neededBy(actions: readonly ReleaseAction[]): string {
  const needed = actions.filter(({ reason }) => reason === "needed").map(({ words }) => words.toLowerCase());
  return needed.length === 0 ? " (optional)" : ` (needed to ${needed.join(" or ")})`;
}

const BreakGlassBox = ({ checked, onChange }: { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) => (
  <label class="release-glass">
    <input
      type="checkbox"
      data-testid="release-break-glass"
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>
      <strong>Break the glass</strong>: approve what I made or promoted myself. Takes an admin's token, and is shown for ever.
    </span>
  </label>
);
