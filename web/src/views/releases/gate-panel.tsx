import type { Gate } from "../../../../lambdas/contract/release.ts";
import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { artifactHref } from "../../app/hrefs.ts";
import { Empty } from "../../elements/empty.tsx";
import { Fact, Facts } from "../../elements/facts.tsx";
import { Panel } from "../../elements/panel.tsx";
import { When } from "../../elements/when.tsx";
import { DecisionTag } from "./decision-tag.tsx";
import { formatScore } from "./score.ts";
import "./gate-panel.css";

/** What the gate decided, by which thresholds, why, and who changed what before it did. */
export const GatePanel = ({ release: { id, gate } }: { readonly release: ReleaseDetail }) => (
  <Panel title="Gate" aside={<DecisionTag decision={gate?.decision ?? null} />} testId="release-gate">
    {gate === null ? <Empty title="Not decided yet">The gate decides when the checks are done.</Empty> : <Decided id={id} gate={gate} />}
  </Panel>
);

const Decided = ({ id, gate }: { readonly id: string; readonly gate: Gate }) => (
  <>
    <Facts>
      <Fact name="Decided">
        <When at={gate.decidedAt} />
      </Fact>
      <Fact name="Overall">{formatScore(gate.overall)}</Fact>
      <Fact name="Thresholds">version {gate.thresholdsVersion}</Fact>
    </Facts>
    {gate.reasons.length === 0 ? (
      <p class="gate-part">Every area reaches its threshold, and no critical check fails.</p>
    ) : (
      <ul class="gate-part gate-reasons">
        {gate.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    )}
    <h3 class="gate-part">Replaced files</h3>
    {gate.changes.length === 0 ? (
      <p class="muted small">None: every file is as it was generated.</p>
    ) : (
      <ul class="gate-changes">
        {gate.changes.map(({ path, by, at, sha256 }) => (
          <li key={path}>
            <a class="mono" href={artifactHref(id, path)}>
              {path}
            </a>{" "}
            <span class="muted small">
              by <strong>{by}</strong>, <When at={at} />, <code title={`SHA-256 ${sha256}`}>{sha256.slice(0, 10)}</code>
            </span>
          </li>
        ))}
      </ul>
    )}
  </>
);
