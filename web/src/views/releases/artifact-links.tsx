import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { artifactHref } from "../../app/hrefs.ts";
import { plural } from "../../text/format.ts";
import "./artifact-links.css";

const SHOWN = 4;

type ArtifactLinksProps = { readonly release: ReleaseDetail; readonly paths: readonly string[] };

/** The ways to files of the package: a few at once, the others behind a word. What the package does not have is no link. */
export function ArtifactLinks({ release, paths }: ArtifactLinksProps) {
  if (paths.length === 0) return null;
  const [first, others] = [paths.slice(0, SHOWN), paths.slice(SHOWN)];
  const linked = (some: readonly string[]) => some.map((path) => <PathLink key={path} release={release} path={path} />);
  return (
    <div class="artifact-links small">
      {linked(first)}
      {others.length > 0 && (
        <details>
          <summary>{plural(others.length, "more file")}</summary>
          {linked(others)}
        </details>
      )}
    </div>
  );
}

const PathLink = ({ release: { id, artifacts }, path }: { readonly release: ReleaseDetail; readonly path: string }) =>
  artifacts.some((artifact) => artifact.path === path) ? (
    <a class="mono" href={artifactHref(id, path)}>
      {path}
    </a>
  ) : (
    <span class="mono">{path}</span>
  );
