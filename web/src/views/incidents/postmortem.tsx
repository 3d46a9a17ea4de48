import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../../../lambdas/contract/problem.ts";
import { asProblem } from "../../api/problem.ts";
import { postmortemPath } from "../../api/resources.ts";
import { useServices } from "../../app/services.ts";
import { CopyButton } from "../../elements/copy-button.tsx";
import { DownloadButton } from "../../elements/download-button.tsx";
import { Loading } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { MarkdownView } from "../../text/markdown-view.tsx";

/** The postmortem as the API drafts it, fetched when it is opened and again when the incident went on (`version`). */
export function Postmortem({ incidentId, version }: { readonly incidentId: string; readonly version: number }) {
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title="Postmortem"
      aside={
        <button type="button" class="plain" data-testid="postmortem-open" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Close" : "Draft it"}
        </button>
      }
    >
      {open ? (
        <Draft incidentId={incidentId} version={version} />
      ) : (
        <p class="muted small">A draft in Markdown, made of what is known of the incident.</p>
      )}
    </Panel>
  );
}

function Draft({ incidentId, version }: { readonly incidentId: string; readonly version: number }) {
  const { client } = useServices();
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let gone = false;
    client
      .open(postmortemPath(incidentId))
      .then((response) => response.text())
      .then(
        (read) => {
          if (gone) return;
          setText(read);
          setProblem(null);
        },
        (thrown: unknown) => gone || setProblem(asProblem(thrown)),
      );
    return () => {
      gone = true;
    };
  }, [client, incidentId, version, tries]);

  if (text === null) return problem ? <ProblemNote problem={problem} retry={() => setTries(tries + 1)} /> : <Loading lines={6} />;
  return (
    <div data-testid="postmortem">
      <div class="postmortem-ways">
        <CopyButton text={text} /> <DownloadButton text={text} name={`postmortem-${incidentId}.md`} type="text/markdown" />
      </div>
      <MarkdownView text={text} />
    </div>
  );
}
