import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { Empty } from "../../elements/empty.tsx";
import { Panel } from "../../elements/panel.tsx";
import { plural } from "../../text/format.ts";
import { ArchiveButton } from "./archive-button.tsx";
import { ArtifactTree } from "./artifact-tree.tsx";
import "./package-panel.css";

/** The files of the package, to read one by one or to take along as one archive. */
export const PackagePanel = ({ release }: { readonly release: ReleaseDetail }) => (
  <Panel title="Package" aside={plural(release.artifacts.length, "file")} testId="release-package">
    {release.artifacts.length === 0 ? (
      <Empty title="No files yet">Each step of the chain adds its own.</Empty>
    ) : (
      <>
        <div class="package-tree">
          <ArtifactTree releaseId={release.id} artifacts={release.artifacts} />
        </div>
        <div class="package-ways">
          <ArchiveButton release={release} />
        </div>
      </>
    )}
  </Panel>
);
