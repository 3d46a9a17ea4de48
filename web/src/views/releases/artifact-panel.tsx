import { useState } from "preact/hooks";
import type { Artifact } from "../../../../lambdas/contract/release-record.ts";
import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { CodeView } from "../../code/code-view.tsx";
import { languageOf } from "../../code/language-of.ts";
import { CopyButton } from "../../elements/copy-button.tsx";
import { DownloadButton } from "../../elements/download-button.tsx";
import { Loading } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { isReplaceable } from "./is-replaceable.ts";
import { ReplaceForm } from "./replace-form.tsx";
import { useArtifactText } from "./use-artifact-text.ts";
import "./artifact-panel.css";

type ArtifactPanelProps = { readonly release: ReleaseDetail; readonly artifact: Artifact };

/** The text of a file, to read, copy, take along, and before promotion to replace. */
export function ArtifactPanel({ release, artifact: { path, sha256 } }: ArtifactPanelProps) {
  const { text, problem, retry } = useArtifactText(release.id, path, sha256);
  const [replacing, setReplacing] = useState(false);
  const name = path.split("/").at(-1) ?? path;
  const canReplace = isReplaceable(release.status);
  return (
    <Panel
      title={name}
      testId="artifact"
      aside={
        text !== null && (
          <div class="artifact-ways">
            {canReplace && (
              <button type="button" data-testid="artifact-replace" aria-expanded={replacing} onClick={() => setReplacing(!replacing)}>
                {replacing ? "Keep this file" : "Replace this file"}
              </button>
            )}
            <CopyButton text={text} />
            <DownloadButton text={text} name={name} type="text/plain" />
          </div>
        )
      }
    >
      {problem !== null && <ProblemNote problem={problem} retry={retry} />}
      {text === null && problem === null && <Loading lines={10} />}
      {text !== null && replacing && canReplace && (
        <ReplaceForm releaseId={release.id} path={path} text={text} onDone={() => setReplacing(false)} />
      )}
      {text !== null && !(replacing && canReplace) && <CodeView text={text} language={languageOf(path)} name={path} />}
    </Panel>
  );
}
