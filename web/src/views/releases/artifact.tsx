import { useEffect, useState } from "preact/hooks";
import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { releaseHref } from "../../app/hrefs.ts";
import { Empty } from "../../elements/empty.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { ViewHead } from "../../elements/view-head.tsx";
import { plural, shortId } from "../../text/format.ts";
import { ArchiveButton } from "./archive-button.tsx";
import { ArtifactFacts } from "./artifact-facts.tsx";
import { ArtifactPanel } from "./artifact-panel.tsx";
import { ArtifactTree } from "./artifact-tree.tsx";
import { pollSeconds } from "./poll-seconds.ts";
import "./artifact.css";

/** A file of a release's package beside the others: its text, where it comes from and what it answers. */
export function ArtifactView({ id, path }: { readonly id: string; readonly path: string }) {
  const [seconds, setSeconds] = useState(pollSeconds(null));
  const release = usePoll(resources.release(id), seconds);
  const wanted = pollSeconds(release.data?.status ?? null);
  useEffect(() => setSeconds(wanted), [wanted]);
  const { context } = release.data ?? {};
  return (
    <div class="view" data-testid="artifact-view">
      <ViewHead
        title={path}
        before={<a href={releaseHref(id)}>{context ? `${context.name} ${context.version}` : `Release ${shortId(id)}`}</a>}
      />
      <Loaded of={release} lines={8}>
        {(known) => <ArtifactParts release={known} path={path} />}
      </Loaded>
    </div>
  );
}

function ArtifactParts({ release, path }: { readonly release: ReleaseDetail; readonly path: string }) {
  const artifact = release.artifacts.find((one) => one.path === path);
  return (
    <div class="artifact-columns">
      <Panel title="Files" aside={plural(release.artifacts.length, "file")} class="artifact-files">
        <ArtifactTree releaseId={release.id} artifacts={release.artifacts} current={path} />
        <div class="artifact-archive">
          <ArchiveButton release={release} />
        </div>
      </Panel>
      <div class="view">
        {artifact === undefined ? (
          <Empty title="The package has no such file">A step of the chain may still have to make it.</Empty>
        ) : (
          <>
            <ArtifactFacts release={release} artifact={artifact} />
            <ArtifactPanel key={path} release={release} artifact={artifact} />
          </>
        )}
      </div>
    </div>
  );
}
