import { useState } from "preact/hooks";
import { useWrite } from "../../access/use-write.ts";
import * as resources from "../../api/resources.ts";
import { releaseHref } from "../../app/hrefs.ts";
import { useServices } from "../../app/services.ts";
import { go } from "../../app/use-route.ts";
import { Panel } from "../../elements/panel.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { FormField } from "./form-field.tsx";
import { type FieldValues, RELEASE_FIELDS, reasonsOf, requestOf, restOf } from "./release-fields.ts";
import "./new-release.css";

/** Asks for a release and goes to it. What the API finds wrong stands at its field. */
export function NewRelease() {
  const { client } = useServices();
  const { run, busy, problem } = useWrite();
  const [values, setValues] = useState<FieldValues>({});
  const rest = problem && restOf(problem);

  const submit = (event: Event) => {
    event.preventDefault();
    void run(
      () => client.send("POST", resources.newRelease, requestOf(values)),
      ({ id }) => go(releaseHref(id)),
    );
  };

  return (
    <Panel title="New release" testId="new-release">
      <form class="new-release" onSubmit={submit} noValidate>
        {RELEASE_FIELDS.map((field) => (
          <FormField
            key={field.name}
            field={field}
            value={values[field.name] ?? ""}
            reasons={reasonsOf(problem, field.name)}
            onInput={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        <div class="new-release-ways">
          <button type="submit" class="primary" data-testid="new-release-submit" disabled={busy}>
            {busy ? "Asking…" : "Make the package"}
          </button>
          <span class="muted small">The package is built and judged at once; nothing is deployed before it is promoted.</span>
        </div>
      </form>
      {rest && <ProblemNote problem={rest} />}
    </Panel>
  );
}
