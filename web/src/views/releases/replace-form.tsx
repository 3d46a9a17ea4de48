import { useState } from "preact/hooks";
import { useWrite } from "../../access/use-write.ts";
import * as resources from "../../api/resources.ts";
import { useServices } from "../../app/services.ts";
import { ProblemNote } from "../../elements/problem-note.tsx";
import "./replace-form.css";

type ReplaceFormProps = { readonly releaseId: string; readonly path: string; readonly text: string; readonly onDone: () => void };

/** Puts the user's own text in the place of a generated file. It begins as the text that was there when it was opened. */
export function ReplaceForm({ releaseId, path, text, onDone }: ReplaceFormProps) {
  const { client } = useServices();
  const { run, busy, problem } = useWrite();
  const [own, setOwn] = useState(text);

  const submit = (event: Event) => {
    event.preventDefault();
    void run(() => client.put(resources.replacedArtifact(releaseId, path), own), onDone);
  };

  return (
    <form class="replace-form" onSubmit={submit}>
      <label>
        Your own {path}
        <textarea
          data-testid="artifact-own"
          rows={24}
          spellcheck={false}
          autoCapitalize="off"
          value={own}
          onInput={(event) => setOwn(event.currentTarget.value)}
        />
      </label>
      {problem && <ProblemNote problem={problem} />}
      <div class="replace-ways">
        <button type="submit" class="primary" data-testid="artifact-own-submit" disabled={busy || own === text}>
          {busy ? "Putting it in place…" : "Put it in place"}
        </button>
        <span class="muted small">Checks and gate run again, and the decision names your token.</span>
      </div>
    </form>
  );
}
