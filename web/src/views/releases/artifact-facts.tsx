import type { Artifact } from "../../../../lambdas/contract/release-record.ts";
import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { artifactHref } from "../../app/hrefs.ts";
import { Fact, Facts } from "../../elements/facts.tsx";
import { Tag } from "../../elements/tag.tsx";
import { When } from "../../elements/when.tsx";
import { asWords, formatBytes, formatCount } from "../../text/format.ts";
import "./artifact-facts.css";

type ArtifactFactsProps = { readonly release: ReleaseDetail; readonly artifact: Artifact };

/** Where a file comes from, what it is by its hash, and which acceptance criteria it answers. */
export const ArtifactFacts = ({ release, artifact }: ArtifactFactsProps) => (
  <section class="artifact-facts" aria-label="About this file">
    {artifact.replacedBy !== null && (
      <p class="artifact-own">
        <Tag tone="warn">replaced</Tag> <strong>{artifact.replacedBy}</strong> put their own file here, <When at={artifact.replacedAt} />.
        Generated was <code title={artifact.generatedSha256}>{artifact.generatedSha256.slice(0, 10)}</code>.
      </p>
    )}
    <Facts>
      <Fact name="Kind">{artifact.kind.replaceAll("-", " ")}</Fact>
      <Fact name="Made by">{release.chain.find(({ step }) => step === artifact.step)?.role ?? asWords(artifact.step)}</Fact>
      <Fact name="Size" title={`${formatCount(artifact.characters)} characters`}>
        {formatBytes(artifact.bytes)}
      </Fact>
      <Fact name="SHA-256">
        <code class="artifact-hash">{artifact.sha256}</code>
      </Fact>
    </Facts>
    <Traces release={release} artifact={artifact} />
  </section>
);

/** The criteria by their ids; the requirements, where the package has them to read, say what they are. */
function Traces({ release, artifact: { traces, path } }: ArtifactFactsProps) {
  const document = release.artifacts.find((one) => one.step === "requirements" && one.path.endsWith(".md") && one.path !== path);
  if (traces.length === 0) return <p class="muted small">Traces to no acceptance criterion.</p>;
  return (
    <p class="artifact-traces small">
      <span class="muted">Answers</span>
      {traces.map((id) => (
        <code key={id}>{id}</code>
      ))}
      {document && <a href={artifactHref(release.id, document.path)}>What they say</a>}
    </p>
  );
}
