import type { Artifact } from "../../../../lambdas/contract/release-record.ts";
import { artifactHref } from "../../app/hrefs.ts";
import { type Folder, treeOf } from "./artifact-tree.ts";
import "./artifact-tree.css";

type ArtifactTreeProps = { readonly releaseId: string; readonly artifacts: readonly Artifact[]; readonly current?: string };

/** The files of the package as a tree; those that somebody replaced are marked. */
export const ArtifactTree = ({ releaseId, artifacts, current }: ArtifactTreeProps) => (
  <nav class="artifact-tree" aria-label="Files of the package" data-testid="artifact-tree">
    <FolderParts folder={treeOf(artifacts)} releaseId={releaseId} current={current} />
  </nav>
);

type FolderProps = { readonly folder: Folder<Artifact>; readonly releaseId: string; readonly current: string | undefined };

const FolderParts = ({ folder, releaseId, current }: FolderProps) => (
  <ul>
    {folder.folders.map((inside) => (
      <li key={inside.name}>
        <details open>
          <summary>{inside.name}/</summary>
          <FolderParts folder={inside} releaseId={releaseId} current={current} />
        </details>
      </li>
    ))}
    {folder.files.map(({ name, file }) => (
      <li key={file.path}>
        <a
          href={artifactHref(releaseId, file.path)}
          aria-current={file.path === current ? "page" : undefined}
          title={file.replacedBy === null ? file.path : `${file.path}, replaced by ${file.replacedBy}`}
        >
          {name}
        </a>
        {file.replacedBy !== null && <span class="artifact-replaced"> replaced</span>}
      </li>
    ))}
  </ul>
);
