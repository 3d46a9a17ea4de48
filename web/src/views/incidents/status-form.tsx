import { useState } from "preact/hooks";
import type { Incident, IncidentChange, IncidentStatus } from "../../../../lambdas/contract/incident.ts";
import { useWrite } from "../../access/use-write.ts";
import * as resources from "../../api/resources.ts";
import { useServices } from "../../app/services.ts";
import { Panel } from "../../elements/panel.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { TRANSITIONS } from "./transitions.ts";
import "./status-form.css";

/** Moves an incident on, with a note for the timeline if there is something to say. Only legal moves are offered. */
export function StatusForm({ incident: { id, status } }: { readonly incident: Incident }) {
  const { client } = useServices();
  const { run, busy, problem } = useWrite();
  const [note, setNote] = useState("");
  const [author, setAuthor] = useState("");

  const move = (to: IncidentStatus) => {
    const change: IncidentChange = {
      status: to,
      ...(note.trim() && { note: note.trim() }),
      ...(author.trim() && { author: author.trim() }),
    };
    void run(
      () => client.send("PATCH", resources.incident(id), change),
      () => setNote(""),
    );
  };

  return (
    <Panel title="Move it on">
      <form class="status-form" onSubmit={(event) => event.preventDefault()}>
        <label>
          Note for the timeline
          <textarea
            data-testid="incident-note"
            rows={3}
            maxLength={2000}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        <label>
          Your name
          <input
            type="text"
            data-testid="incident-author"
            maxLength={100}
            value={author}
            onInput={(event) => setAuthor(event.currentTarget.value)}
          />
        </label>
        <div class="status-ways">
          {TRANSITIONS[status].map(({ to, words }, index) => (
            <button
              key={to}
              type="button"
              class={index === 0 ? "primary" : ""}
              data-testid={`move-${to}`}
              disabled={busy}
              onClick={() => move(to)}
            >
              {words}
            </button>
          ))}
        </div>
      </form>
      {problem && <ProblemNote problem={problem} />}
    </Panel>
  );
}
